'use client';
import { useTranslations } from 'next-intl';
import { Dialog } from '#components/ui/dialog.tsx';
import { GrantForm } from './grant-form.tsx';
import type { GrantTo } from './grant-to.ts';

type GrantDialogProps = { to: GrantTo; open: boolean; onClose: () => void; onDone?: () => void };

export function GrantDialog({ to, open, onClose, onDone }: GrantDialogProps) {
  const t = useTranslations('admin');
  return (
    <Dialog open={open} onClose={onClose} title={t('grant.title')} closeLabel={t('common.close')}>
      <GrantForm
        to={to}
        onDone={() => {
          onClose();
          onDone?.();
        }}
      />
    </Dialog>
  );
}
