'use client';
import { UserPlus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Drawer } from '#components/ui/dialog.tsx';
import { AddMemberForm } from './add-member-form.tsx';

export function AddMember({ locale }: { locale: string }) {
  const t = useTranslations('admin');
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <>
      <Button variant="primary" onClick={() => setOpen(true)}>
        <UserPlus size={16} aria-hidden="true" />
        {t('people.add')}
      </Button>
      <Drawer open={open} onClose={close} title={t('addMember.title')} closeLabel={t('common.close')}>
        <AddMemberForm locale={locale} onDone={close} />
      </Drawer>
    </>
  );
}
