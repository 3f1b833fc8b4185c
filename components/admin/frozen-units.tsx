'use client';
import { useTranslations } from 'next-intl';
import { useId, useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Field, Input } from '#components/ui/field.tsx';
import type { OrderDetail } from '#modules/orders/schema.ts';
import { decideFrozen } from '#server/actions/order-care.ts';
import { ReasonDialog } from './reason-dialog.tsx';

const HOWS = ['look_up', 'give_back', 'issue_code'] as const;
type How = (typeof HOWS)[number];

/** Vouchers whose fate nobody can tell: a person looks them up, gives the price back, or enters the code. */
export function FrozenUnits({ order, mayDecide }: { order: OrderDetail; mayDecide: boolean }) {
  const t = useTranslations('admin.order.frozen');
  const [open, setOpen] = useState<{ unit: number; how: How } | null>(null);
  const [code, setCode] = useState('');
  const id = useId();
  const frozen = order.units.filter((u) => u.state === 'frozen');
  if (frozen.length === 0) return null;
  return (
    <section className="my-4 rounded-base bg-warning-tint p-4 text-sm text-warning-text">
      <h3 className="font-semibold">{t('title')}</h3>
      <p className="mt-1">{t('body')}</p>
      <ul className="mt-3 grid gap-3">
        {frozen.map(({ unit }) => (
          <li key={unit} className="flex flex-wrap items-center gap-2">
            <span className="tabular">{t('unit', { unit })}</span>
            {mayDecide &&
              HOWS.map((how) => (
                <Button key={how} size="sm" onClick={() => setOpen({ unit, how })}>
                  {t(`${how}.label`)}
                </Button>
              ))}
          </li>
        ))}
      </ul>
      {open && (
        <ReasonDialog
          key={`${open.unit} ${open.how}`}
          onClose={() => setOpen(null)}
          title={t(`${open.how}.title`)}
          effect={t(`${open.how}.effect`)}
          doLabel={t(`${open.how}.label`)}
          danger={open.how === 'give_back'}
          act={({ reason }) =>
            decideFrozen({
              orderId: order.orderId,
              ...open,
              reason,
              ...(open.how === 'issue_code' ? { code } : {}),
            })
          }
          done={() => t(`${open.how}.done`)}
        >
          {open.how === 'issue_code' && (
            <Field id={id} label={t('code')}>
              <Input
                id={id}
                value={code}
                autoComplete="off"
                spellCheck={false}
                onChange={(event) => setCode(event.target.value)}
              />
            </Field>
          )}
        </ReasonDialog>
      )}
    </section>
  );
}
