'use client';
import { FileSpreadsheet } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useSpeech } from '#components/store/speech.tsx';
import { cx } from '#components/ui/cx.ts';

type FileDropProps = { file: File | undefined; disabled: boolean; onChoose: (file: File) => void };

/** A file input that can also be dropped upon; the native input underneath keeps the keyboard. */
export function FileDrop({ file, disabled, onChoose }: FileDropProps) {
  const t = useTranslations('admin.stock');
  const { format } = useSpeech();
  const [over, setOver] = useState(false);
  const take = (files: FileList | null) => {
    const first = files?.[0];
    if (first && !disabled) onChoose(first);
  };
  return (
    <label
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        take(event.dataTransfer.files);
      }}
      className={cx(
        'grid justify-items-center gap-1 rounded-base border border-dashed border-outline px-4 py-7',
        'text-center text-sm transition-colors has-focus-visible:outline-2',
        'has-focus-visible:outline-offset-2 has-focus-visible:outline-ring',
        over ? 'bg-accent-tint' : 'bg-bg hover:bg-sunken',
      )}
    >
      <FileSpreadsheet size={24} strokeWidth={1.5} aria-hidden="true" className="mb-1 text-muted" />
      <input
        type="file"
        accept=".csv,text/csv,text/plain"
        disabled={disabled}
        onChange={(event) => {
          take(event.target.files);
          event.target.value = '';
        }}
        className="sr-only"
      />
      {file ? (
        <>
          <span className="font-medium wrap-anywhere">
            {t('file', { name: file.name, size: sizeOf(file.size, format.settings.locale) })}
          </span>
          <span className="text-xs text-muted">{t('other')}</span>
        </>
      ) : (
        <>
          <span className="font-medium">{t('choose')}</span>
          <span className="text-xs text-muted">{t('drop')}</span>
        </>
      )}
    </label>
  );
}

function sizeOf(bytes: number, locale: string): string {
  const [value, unit] = bytes < 1_000_000 ? [bytes / 1000, 'kilobyte'] : [bytes / 1_000_000, 'megabyte'];
  const style = { style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits: 1 } as const;
  return new Intl.NumberFormat(locale, style).format(value);
}
