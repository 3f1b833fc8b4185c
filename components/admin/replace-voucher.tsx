'use client';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { replaceOne } from '#server/actions/order-care.ts';
import { ReasonDialog } from './reason-dialog.tsx';

/** Another code for one that does not work. */
export function ReplaceVoucher({ voucherId, seen }: { voucherId: string; seen: boolean }) {
  const t = useTranslations('admin.order.act');
  const [open, setOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        onClick={() => setOpen(true)}
        className="min-h-8 text-xs text-accent-text hover:underline"
      >
        {t('replace.label')}
      </button>
      {open && (
        <ReasonDialog
          onClose={() => setOpen(false)}
          title={t('replace.title')}
          effect={t('replace.effect')}
          doLabel={t('replace.label')}
          confirm={seen ? t('codesAreVoid') : null}
          act={({ reason, confirmed }) => replaceOne({ voucherId, reason, codesAreVoid: confirmed })}
          done={() => t('replace.done')}
        />
      )}
    </>
  );
}
