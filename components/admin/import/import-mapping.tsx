'use client';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState, useTransition } from 'react';
import { Select } from '#components/ui/select.tsx';
import { Spinner } from '#components/ui/spinner.tsx';
import { IMPORT_FIELDS, type ImportField, type ImportView } from '#modules/people/schema.ts';
import { mapPeopleFile } from '#server/actions/people.ts';
import { answerOf, useExplain } from '../explain.ts';

type ImportMappingProps = Pick<ImportView, 'importId' | 'header' | 'mapping' | 'examples'>;

/** What each column of the file is read as; a change looks at every row anew. */
export function ImportMapping({ importId, header, mapping, examples }: ImportMappingProps) {
  const t = useTranslations('people');
  const explain = useExplain();
  const router = useRouter();
  const [problem, setProblem] = useState<string>();
  const [pending, start] = useTransition();
  const choose = (at: number, field: ImportField | '') => {
    // A field is in one column alone: whoever had it before is left out.
    const next = mapping.map((each, i) => (i === at ? field : each === field ? '' : each));
    start(async () => {
      const answer = await answerOf(mapPeopleFile({ importId, mapping: next }));
      setProblem(answer.ok ? undefined : explain(answer.error));
      router.refresh();
    });
  };
  return (
    <section aria-labelledby="import-columns" className="mx-4 mb-4 grid gap-3 lg:mx-6" aria-busy={pending}>
      <div>
        <h2 id="import-columns" className="flex items-center gap-2 text-sm font-semibold">
          {t('import.columns')}
          {pending && <Spinner size={14} />}
        </h2>
        <p className="text-xs text-muted">{t('import.columnsHint')}</p>
      </div>
      {problem && (
        <p role="alert" className="text-sm text-danger-text">
          {problem}
        </p>
      )}
      <div className="grid gap-2 sm:grid-cols-2 xl:grid-cols-4">
        {header.map((title, at) => (
          <div
            // biome-ignore lint/suspicious/noArrayIndexKey: columns have no other name that is theirs alone.
            key={at}
            className="grid min-w-0 content-start gap-1.5 rounded-base border border-hairline bg-surface p-3"
          >
            <span className="truncate text-sm font-medium" dir="auto">
              {title || '–'}
            </span>
            <Select
              height="sm"
              aria-label={t('import.column', { title })}
              value={mapping[at] ?? ''}
              disabled={pending}
              onChange={(event) => choose(at, event.target.value as ImportField | '')}
            >
              <option value="">{t('import.leftOut')}</option>
              {IMPORT_FIELDS.map((field) => (
                <option key={field} value={field}>
                  {t(`fields.${field}`)}
                </option>
              ))}
            </Select>
            <span className="truncate text-xs text-muted" dir="auto">
              {examples
                .map((cells) => cells[at])
                .filter(Boolean)
                .join(' · ') || t('import.empty')}
            </span>
          </div>
        ))}
      </div>
    </section>
  );
}
