'use client';
import { Plus } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Drawer } from '#components/ui/dialog.tsx';

const SupplierForm = dynamic(() => import('./supplier-form.tsx').then((m) => m.SupplierForm), { ssr: false });
type SupplierNewProps = { mode: 'live' | 'sandbox'; currency: string };

export function SupplierNew({ mode, currency }: SupplierNewProps) {
  const t = useTranslations('suppliers');
  const common = useTranslations('admin.common');
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <>
      <Button variant="primary" size="sm" onClick={() => setOpen(true)}>
        <Plus size={16} aria-hidden="true" />
        {t('add')}
      </Button>
      <Drawer open={open} onClose={close} title={t('addTitle')} closeLabel={common('close')}>
        <SupplierForm mode={mode} currency={currency} onDone={close} />
      </Drawer>
    </>
  );
}
