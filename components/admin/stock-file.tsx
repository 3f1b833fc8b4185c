'use client';
import { Download } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState, useTransition } from 'react';
import { Button } from '#components/ui/button.tsx';
import type { UploadVerdict } from '#modules/vouchers/schema.ts';
import { uploadStockFile } from '#server/actions/vouchers.ts';
import { answerOf, useExplain } from './explain.ts';
import { FileDrop } from './file-drop.tsx';
import { saveFile } from './save-file.ts';
import { StockColumns, TEMPLATE } from './stock-columns.tsx';

const LARGEST_BYTES = 15 * 1024 * 1024;

export function StockFile({ onVerdict }: { onVerdict: (verdict: UploadVerdict) => void }) {
  const t = useTranslations('admin.stock');
  const explain = useExplain();
  const [file, setFile] = useState<File>();
  const [refusal, setRefusal] = useState<string>();
  const [pending, start] = useTransition();
  const choose = (chosen: File) => {
    const tooLarge = chosen.size > LARGEST_BYTES;
    const isCsv = /\.(csv|txt)$/i.test(chosen.name) || chosen.type === 'text/csv';
    setRefusal(tooLarge ? t('tooLarge') : isCsv ? undefined : t('notCsv'));
    setFile(tooLarge || !isCsv ? undefined : chosen);
  };
  const send = () =>
    start(async () => {
      if (!file) return;
      const form = new FormData();
      form.set('file', file);
      const answer = await answerOf(uploadStockFile(form));
      if (answer.ok) onVerdict(answer.data);
      else setRefusal(explain(answer.error));
    });
  return (
    <div className="grid gap-5 pt-1">
      <p className="text-sm text-pretty text-muted">{t('lead')}</p>
      <FileDrop file={file} disabled={pending} onChoose={choose} />
      {refusal && (
        <p role="alert" className="rounded-base bg-danger-tint px-3 py-2 text-sm text-danger-text">
          {refusal}
        </p>
      )}
      <Button variant="primary" block disabled={!file} busy={pending} onClick={send}>
        {pending ? t('sending') : t('send')}
      </Button>
      <section className="grid gap-2">
        <h3 className="text-sm font-semibold">{t('columns')}</h3>
        <StockColumns />
        <Button
          size="sm"
          variant="quiet"
          className="justify-self-start"
          onClick={() => saveFile('stock-template.csv', TEMPLATE)}
        >
          <Download size={15} aria-hidden="true" />
          {t('template')}
        </Button>
      </section>
    </div>
  );
}
