'use client';
import { useTranslations } from 'next-intl';
import { type ReactNode, useId, useState } from 'react';
import { describedBy, Field, Textarea } from '#components/ui/field.tsx';
import type { Result } from '#lib/result.ts';
import { EffectDialog } from './effect-dialog.tsx';

type Given = { reason: string; confirmed: boolean };
type ReasonDialogProps<T> = {
  onClose: () => void;
  title: string;
  effect: ReactNode;
  doLabel: string;
  danger?: boolean;
  needsReason?: boolean;
  /** Where the reason stands, if not with an order. */
  hint?: string;
  /** What the person has to vouch for, if anything. */
  confirm?: string | null;
  children?: ReactNode;
  act: (given: Given) => Promise<Result<T>>;
  done: (data: T) => string;
};

/** States the effect of an act and asks why; the reason stays with the record of it. */
export function ReasonDialog<T>(props: ReasonDialogProps<T>) {
  const { effect, needsReason = true, hint, confirm = null, children, act, ...rest } = props;
  const t = useTranslations('admin.order.act');
  const id = useId();
  const [reason, setReason] = useState('');
  const [confirmed, setConfirmed] = useState(false);
  return (
    <EffectDialog
      {...rest}
      open
      effect={
        <>
          <p>{effect}</p>
          {children}
          {needsReason && (
            <Field id={id} label={t('reason')} hint={hint ?? t('reasonHint')}>
              <Textarea
                {...describedBy(id, { hint: true })}
                value={reason}
                maxLength={300}
                onChange={(event) => setReason(event.target.value)}
              />
            </Field>
          )}
          {confirm && (
            <label className="flex min-h-11 items-center gap-3">
              <input
                type="checkbox"
                checked={confirmed}
                onChange={(event) => setConfirmed(event.target.checked)}
                className="size-4 accent-accent"
              />
              {confirm}
            </label>
          )}
        </>
      }
      act={() => act({ reason, confirmed })}
    />
  );
}
