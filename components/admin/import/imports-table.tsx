import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { Table, Td, Th, Tr } from '#components/ui/table.tsx';
import type { Format } from '#i18n/format.ts';
import type { ImportSummary } from '#modules/people/schema.ts';
import { ImportStateDot } from './import-state.tsx';

type ImportsTableProps = { imports: ImportSummary[]; now: string; format: Format };

/** Files that were read before, the newest first. */
export function ImportsTable({ imports, now, format }: ImportsTableProps) {
  const t = useTranslations('people.import');
  const { locale, timeZone } = format.settings;
  return (
    <Table aria-label={t('earlier')} className="table-fixed">
      <thead>
        <tr>
          <Th>{t('file')}</Th>
          <Th className="w-36">{t('state')}</Th>
          <Th numeric className="w-20">
            {t('verdicts.new')}
          </Th>
          <Th numeric className="hidden w-24 sm:table-cell">
            {t('verdicts.changed')}
          </Th>
          <Th numeric className="hidden w-24 sm:table-cell">
            {t('verdicts.refused')}
          </Th>
          <Th className="hidden w-40 ps-6! md:table-cell">{t('by')}</Th>
          <Th numeric className="hidden w-28 sm:table-cell">
            {t('when')}
          </Th>
        </tr>
      </thead>
      <tbody>
        {imports.map((each) => (
          <Tr key={each.importId}>
            <Td dir="auto" title={each.fileName}>
              <Link
                href={`/admin/people/import/${each.importId}`}
                prefetch={false}
                className="font-medium hover:underline"
              >
                {each.fileName}
              </Link>
            </Td>
            <Td>
              <ImportStateDot state={each.state} />
            </Td>
            <Td numeric>{format.number(each.counts.new)}</Td>
            <Td numeric className="hidden sm:table-cell">
              {format.number(each.counts.changed)}
            </Td>
            <Td numeric className="hidden sm:table-cell">
              {format.number(each.counts.refused)}
            </Td>
            <Td className="hidden ps-6! text-muted md:table-cell">{each.by ?? '–'}</Td>
            <Td numeric className="hidden text-muted sm:table-cell">
              <RelativeTime at={each.createdAt} now={now} locale={locale} timeZone={timeZone} />
            </Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}
