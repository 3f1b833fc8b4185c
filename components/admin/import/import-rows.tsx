import { useTranslations } from 'next-intl';
import { StatusDot, type Tone } from '#components/ui/badge.tsx';
import { Table, Td, Th, Tr } from '#components/ui/table.tsx';
import type { Format } from '#i18n/format.ts';
import type { ImportField, ImportRow, Verdict } from '#modules/people/schema.ts';

const TONES: Record<Verdict, Tone> = {
  new: 'success',
  changed: 'accent',
  unchanged: 'neutral',
  refused: 'danger',
};

/** Each row with what it does: the fields it changes, or what is wrong with it. */
export function ImportRows({ rows, format }: { rows: ImportRow[]; format: Format }) {
  const t = useTranslations('people.import');
  return (
    <Table aria-label={t('caption')} className="table-fixed">
      <thead>
        <tr>
          <Th numeric className="w-16">
            {t('row')}
          </Th>
          <Th className="w-28">{t('state')}</Th>
          <Th className="w-[30%]">{t('person')}</Th>
          <Th>{t('effect')}</Th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Tr key={row.row}>
            <Td numeric className="align-top leading-10 text-muted">
              {format.number(row.row)}
            </Td>
            <Td className="align-top leading-10">
              <StatusDot tone={TONES[row.verdict]}>{t(`verdicts.${row.verdict}`)}</StatusDot>
            </Td>
            <Td className="align-top leading-10" dir="auto" title={row.email ?? undefined}>
              {row.email ?? '–'}
            </Td>
            <Td className="py-2.5 align-top whitespace-normal!">
              <Effect row={row} />
            </Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}

function Effect({ row }: { row: ImportRow }) {
  const t = useTranslations('people');
  return (
    <ul className="grid gap-0.5">
      {row.faults.map(({ field, message }) => (
        <li key={`${field} ${message}`} className="text-danger-text">
          <span className="font-medium">{t(`fields.${field}`)}</span>{' '}
          <span lang="en" dir="auto">
            {message}
          </span>
        </li>
      ))}
      {row.verdict === 'changed' &&
        (Object.keys(row.after) as ImportField[]).map((field) => (
          <Change key={field} field={field} row={row} />
        ))}
      {row.verdict === 'new' && (
        <li className="text-muted">
          {t('import.added')}
          {row.after.name && (
            <>
              {': '}
              <bdi className="text-text">{row.after.name}</bdi>
            </>
          )}
        </li>
      )}
      {row.verdict === 'unchanged' && <li className="text-muted">{t('import.nothing')}</li>}
      {row.kept && (
        <li lang="en" dir="auto" className="text-warning-text">
          {row.kept}
        </li>
      )}
    </ul>
  );
}

function Change({ field, row }: { field: ImportField; row: ImportRow }) {
  const t = useTranslations('people');
  const before = row.before[field];
  return (
    <li className="wrap-anywhere">
      <span className="font-medium">{t(`fields.${field}`)}</span>{' '}
      {before ? (
        <del className="text-muted">
          <bdi>{before}</bdi>
        </del>
      ) : (
        <span className="text-faint">{t('import.empty')}</span>
      )}{' '}
      <span aria-hidden="true" className="inline-block text-muted rtl:-scale-x-100">
        →
      </span>{' '}
      <ins className="no-underline">
        <bdi>{row.after[field]}</bdi>
      </ins>
    </li>
  );
}
