import { useTranslations } from 'next-intl';
import { StatusDot } from '#components/ui/badge.tsx';
import { Table, Td, Th, Tr } from '#components/ui/table.tsx';
import type { Format } from '#i18n/format.ts';
import type { MemberRow } from '#modules/identity/schema.ts';
import { hrefWith, type Query } from './href.ts';
import { ANY_SCRIPT, ROW } from './list-frame.tsx';
import { RowLink } from './row-link.tsx';
import { Tick } from './tick.tsx';

type PeopleTableProps = {
  people: MemberRow[];
  query: Query;
  openId?: string | undefined;
  selectable: boolean;
  format: Format;
};

export function PeopleTable({ people, query, openId, selectable, format }: PeopleTableProps) {
  const t = useTranslations('admin');
  const wide = openId ? 'hidden' : 'hidden lg:table-cell';
  const cost = openId ? 'hidden' : 'hidden md:table-cell';
  return (
    <Table aria-label={t('people.caption')} list className="table-fixed">
      <thead>
        <tr>
          {selectable && (
            <Th className="w-11">
              <Tick name="every" label={t('common.selectAll')} />
            </Th>
          )}
          <Th>{t('people.name')}</Th>
          <Th className="hidden w-[30%] sm:table-cell">{t('people.email')}</Th>
          <Th className={`${wide} w-36`}>{t('people.country')}</Th>
          <Th className={`${cost} w-36`}>{t('people.costCentre')}</Th>
          <Th className="w-28">{t('people.status')}</Th>
          <Th numeric className={`${wide} w-32`}>
            {t('people.since')}
          </Th>
        </tr>
      </thead>
      <tbody>
        {people.map((person) => (
          <Tr key={person.memberId} className={ROW} aria-selected={person.memberId === openId || undefined}>
            {selectable && (
              <Td>
                {person.status === 'active' && (
                  <Tick
                    name="row"
                    value={person.memberId}
                    label={t('common.select', { name: person.name })}
                  />
                )}
              </Td>
            )}
            <Td dir="auto" className={ANY_SCRIPT}>
              <RowLink
                id={person.memberId}
                href={hrefWith(`/admin/people/${person.memberId}`, query)}
                title={person.name}
                className="font-medium"
              >
                {person.name}
              </RowLink>
            </Td>
            <Td dir="auto" className={`hidden text-muted sm:table-cell ${ANY_SCRIPT}`} title={person.email}>
              {person.email}
            </Td>
            <Td className={wide}>{format.country(person.country)}</Td>
            <Td className={cost} title={person.costCentre ?? undefined}>
              {person.costCentre ?? <span className="text-faint">–</span>}
            </Td>
            <Td>
              <StatusDot tone={person.status === 'active' ? 'success' : 'neutral'}>
                {t(`people.${person.status}`)}
              </StatusDot>
            </Td>
            <Td numeric className={`${wide} text-muted`}>
              {format.dayOf(person.createdAt)}
            </Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}
