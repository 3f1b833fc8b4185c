'use client';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { timeOf } from '#components/admin/access/grant-time.ts';
import { EffectDialog } from '#components/admin/effect-dialog.tsx';
import { Button } from '#components/ui/button.tsx';
import { describedBy, Field, Textarea } from '#components/ui/field.tsx';
import { Select } from '#components/ui/select.tsx';
import type { AccessLevel } from '#modules/identity/schema.ts';
import { askForAccess } from '#server/actions/platform.ts';

const MINUTES = [30, 60, 120, 240, 480] as const;
const LEVELS: readonly AccessLevel[] = ['look', 'help'];

/** Asks a program's people to be let in: why, for what, and for how long. */
export function AskForAccess({ tenantId, name }: { tenantId: string; name: string }) {
  const t = useTranslations('access');
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const [minutes, setMinutes] = useState(60);
  const [level, setLevel] = useState<AccessLevel>('look');
  return (
    <div>
      <Button onClick={() => setOpen(true)}>{t('desk.ask')}</Button>
      <EffectDialog
        open={open}
        onClose={() => setOpen(false)}
        title={t('desk.askTitle', { name })}
        effect={
          <div className="grid gap-4">
            <p className="text-muted">{t('desk.askEffect')}</p>
            <Field id="access-reason" label={t('desk.reason')} hint={t('desk.reasonHint')}>
              <Textarea
                {...describedBy('access-reason', { hint: true })}
                maxLength={300}
                value={reason}
                onChange={(event) => setReason(event.target.value)}
              />
            </Field>
            <Field id="access-level" label={t('desk.level')} hint={t(`levelHint.${level}`)}>
              <Select
                id="access-level"
                aria-describedby="access-level-hint"
                value={level}
                onChange={(event) => setLevel(event.target.value as AccessLevel)}
              >
                {LEVELS.map((each) => (
                  <option key={each} value={each}>
                    {t(`level.${each}`)}
                  </option>
                ))}
              </Select>
            </Field>
            <Field id="access-minutes" label={t('desk.long')}>
              <Select
                id="access-minutes"
                value={minutes}
                onChange={(event) => setMinutes(Number(event.target.value))}
              >
                {MINUTES.map((each) => (
                  <option key={each} value={each}>
                    {t(...timeOf(each))}
                  </option>
                ))}
              </Select>
            </Field>
          </div>
        }
        doLabel={t('desk.send')}
        act={() => askForAccess({ tenantId, reason, minutes, level })}
        done={() => {
          setReason('');
          return t('desk.sent', { name });
        }}
      />
    </div>
  );
}
