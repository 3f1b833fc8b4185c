import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { Table, Td, Th, Tr } from '#components/ui/table.tsx';
import type { Format } from '#i18n/format.ts';
import type { SegmentRow } from '#modules/identity/schema.ts';

type SegmentsTableProps = { segments: SegmentRow[]; now: string; format: Format };

export function SegmentsTable({ segments, now, format }: SegmentsTableProps) {
  const t = useTranslations('people.segment');
  const { locale, timeZone } = format.settings;
  return (
    <Table aria-label={t('caption')} list className="table-fixed">
      <thead>
        <tr>
          <Th>{t('name')}</Th>
          <Th numeric className="w-32">
            {t('people')}
          </Th>
          <Th numeric className="hidden w-40 sm:table-cell">
            {t('changed')}
          </Th>
        </tr>
      </thead>
      <tbody>
        {segments.map((each) => (
          <Tr key={each.segmentId}>
            <Td dir="auto" title={each.name}>
              <Link
                href={`/admin/people/segments/${each.segmentId}`}
                prefetch={false}
                className="font-medium hover:underline"
              >
                {each.name}
              </Link>
            </Td>
            <Td numeric>{format.number(each.count)}</Td>
            <Td numeric className="hidden text-muted sm:table-cell">
              <RelativeTime at={each.updatedAt} now={now} locale={locale} timeZone={timeZone} />
            </Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}
