'use client';
import { Upload } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Drawer } from '#components/ui/dialog.tsx';
import type { UploadVerdict } from '#modules/vouchers/schema.ts';
import { StockFile } from './stock-file.tsx';
import { StockVerdict } from './stock-verdict.tsx';

/** The upload of codes: the file first, then what became of each row. */
export function StockUpload() {
  const t = useTranslations('admin');
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const [verdict, setVerdict] = useState<UploadVerdict>();
  const [checked, setChecked] = useState<FormData>();
  const close = () => {
    setOpen(false);
    setVerdict(undefined);
  };
  return (
    <>
      <Button variant="primary" onClick={() => setOpen(true)}>
        <Upload size={16} aria-hidden="true" />
        {t('stock.upload')}
      </Button>
      <Drawer open={open} onClose={close} title={t('stock.uploadTitle')} closeLabel={t('common.close')}>
        {verdict ? (
          <StockVerdict
            verdict={verdict}
            checked={checked}
            onAgain={() => setVerdict(undefined)}
            onAdded={(answer) => {
              setVerdict(answer);
              setChecked(undefined);
              router.refresh();
            }}
            onDone={close}
          />
        ) : (
          <StockFile
            onVerdict={(answer, form) => {
              const dry = answer.batchId === null;
              setVerdict(answer);
              setChecked(dry ? form : undefined);
              if (!dry && answer.accepted > 0) router.refresh();
            }}
          />
        )}
      </Drawer>
    </>
  );
}
