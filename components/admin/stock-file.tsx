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
import { guessed, headerOf, isMapped, isOurs, type Mapping, StockMapping } from './stock-mapping.tsx';

const LARGEST_BYTES = 15 * 1024 * 1024;

type StockFileProps = { onVerdict: (verdict: UploadVerdict, file: FormData) => void };

export function StockFile({ onVerdict }: StockFileProps) {
  const t = useTranslations('admin.stock');
  const explain = useExplain();
  const [file, setFile] = useState<File>();
  const [header, setHeader] = useState<string[]>([]);
  const [mapping, setMapping] = useState<Mapping>({});
  const [refusal, setRefusal] = useState<string>();
  const [pending, start] = useTransition();
  const choose = (chosen: File) => {
    const tooLarge = chosen.size > LARGEST_BYTES;
    const isCsv = /\.(csv|txt)$/i.test(chosen.name) || chosen.type === 'text/csv';
    setRefusal(tooLarge ? t('tooLarge') : isCsv ? undefined : t('notCsv'));
    const sound = !tooLarge && isCsv;
    setFile(sound ? chosen : undefined);
    setHeader([]);
    if (!sound) return;
    void headerOf(chosen).then((names) => {
      setHeader(names);
      setMapping(guessed(names));
    });
  };
  const own = header.length === 0 || isOurs(header);
  const ready = file !== undefined && (own || isMapped(mapping));
  const send = (dryRun: boolean) =>
    start(async () => {
      if (!file) return;
      const form = new FormData();
      form.set('file', file);
      if (!own) for (const [name, column] of Object.entries(mapping)) form.set(`column-${name}`, column);
      if (dryRun) form.set('dryRun', 'true');
      const answer = await answerOf(uploadStockFile(form));
      if (answer.ok) onVerdict(answer.data, form);
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
      {file && !own && <StockMapping header={header} mapping={mapping} onChange={setMapping} />}
      <div className="grid grid-cols-2 gap-2">
        <Button block disabled={!ready} busy={pending} onClick={() => send(true)}>
          {t('check')}
        </Button>
        <Button variant="primary" block disabled={!ready} busy={pending} onClick={() => send(false)}>
          {pending ? t('sending') : t('send')}
        </Button>
      </div>
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
