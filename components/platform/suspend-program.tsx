'use client';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { EffectDialog } from '#components/admin/effect-dialog.tsx';
import { Button } from '#components/ui/button.tsx';
import { describedBy, Field, Textarea } from '#components/ui/field.tsx';
import { changeTenantStatus } from '#server/actions/platform.ts';

type SuspendProgramProps = {
  tenantId: string;
  name: string;
  status: 'active' | 'suspended';
  members: number;
};

export function SuspendProgram({ tenantId, name, status, members }: SuspendProgramProps) {
  const t = useTranslations('platform.program');
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const ending = status === 'active';
  return (
    <>
      <Button variant={ending ? 'danger' : 'primary'} onClick={() => setOpen(true)}>
        {t(ending ? 'suspend' : 'resume')}
      </Button>
      <EffectDialog
        open={open}
        onClose={() => setOpen(false)}
        title={t(ending ? 'suspendTitle' : 'resumeTitle', { name })}
        danger={ending}
        effect={
          <>
            <p>{ending ? t('suspendEffect', { members }) : t('resumeEffect')}</p>
            <Field id="suspend-reason" label={t('reason')} hint={t('reasonHint')}>
              <Textarea
                {...describedBy('suspend-reason', { hint: true })}
                maxLength={300}
                value={reason}
                onChange={(event) => setReason(event.target.value)}
              />
            </Field>
          </>
        }
        doLabel={t(ending ? 'suspend' : 'resume')}
        act={() => changeTenantStatus({ tenantId, status: ending ? 'suspended' : 'active', reason })}
        done={() => {
          setReason('');
          return t(ending ? 'suspendedDone' : 'resumedDone', { name });
        }}
      />
    </>
  );
}
