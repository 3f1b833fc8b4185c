'use client';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { EffectDialog } from '#components/admin/effect-dialog.tsx';
import { Button } from '#components/ui/button.tsx';
import { changeOperatorStatus } from '#server/actions/platform.ts';

type OperatorStatusProps = { operatorId: string; name: string; status: 'active' | 'disabled' };

export function OperatorStatus({ operatorId, name, status }: OperatorStatusProps) {
  const t = useTranslations('platform.operators');
  const [open, setOpen] = useState(false);
  const ending = status === 'active';
  const label = t(ending ? 'disable' : 'enable');
  return (
    <>
      <Button size="sm" variant="quiet" onClick={() => setOpen(true)}>
        {label}
      </Button>
      <EffectDialog
        open={open}
        onClose={() => setOpen(false)}
        title={ending ? t('disableTitle', { name }) : `${label}: ${name}`}
        effect={ending && <p>{t('disableEffect', { name })}</p>}
        doLabel={label}
        danger={ending}
        act={() => changeOperatorStatus({ operatorId, status: ending ? 'disabled' : 'active' })}
        done={() => t(ending ? 'disabledDone' : 'enabledDone', { name })}
      />
    </>
  );
}
