'use client';
import { Plus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Drawer } from '#components/ui/dialog.tsx';
import { BudgetNewForm, type BudgetNewFormProps } from './budget-new-form.tsx';

export function BudgetNew(props: Omit<BudgetNewFormProps, 'onDone'>) {
  const t = useTranslations('admin');
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <>
      <Button variant="primary" onClick={() => setOpen(true)}>
        <Plus size={16} aria-hidden="true" />
        {t('budgets.add')}
      </Button>
      <Drawer open={open} onClose={close} title={t('budgets.addTitle')} closeLabel={t('common.close')}>
        <BudgetNewForm {...props} onDone={close} />
      </Drawer>
    </>
  );
}
