import { useTranslations } from 'next-intl';
import { Badge, StatusDot } from '#components/ui/badge.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { Table, Td, Th, Tr } from '#components/ui/table.tsx';
import type { Format } from '#i18n/format.ts';
import type { OperatorRow, RoleRow } from '#modules/identity/schema.ts';
import { OperatorActions } from './operator-actions.tsx';

type OperatorsTableProps = { operators: OperatorRow[]; roles: RoleRow[]; now: string; format: Format };

/** Who works here, with what they may do and when they last did something. */
export function OperatorsTable({ operators, roles, now, format }: OperatorsTableProps) {
  const t = useTranslations('people.access');
  const words = useTranslations('admin.people');
  const { locale, timeZone } = format.settings;
  return (
    <Table aria-label={t('operatorsCaption')} list className="table-fixed">
      <thead>
        <tr>
          <Th className="w-[22%]">{t('name')}</Th>
          <Th className="hidden w-[26%] md:table-cell">{t('email')}</Th>
          <Th>{t('roles')}</Th>
          <Th className="w-28">{words('status')}</Th>
          <Th numeric className="hidden w-32 sm:table-cell">
            {t('seen')}
          </Th>
          <Th className="w-22">
            <span className="sr-only">{t('actions')}</span>
          </Th>
        </tr>
      </thead>
      <tbody>
        {operators.map((each) => (
          <Tr key={each.operatorId}>
            <Td className="font-medium" title={each.name}>
              <bdi>{each.name}</bdi>
              {each.isMe && <span className="ms-1.5 font-normal text-muted">{t('you')}</span>}
            </Td>
            <Td dir="auto" className="hidden text-muted md:table-cell" title={each.email}>
              {each.email}
            </Td>
            <Td className="py-1.5 whitespace-normal!">
              <ul className="flex flex-wrap gap-1">
                {each.roles.map(({ roleId, name, costCentres }) => (
                  <li key={roleId}>
                    <Badge>{costCentres ? `${name}: ${costCentres.join(', ')}` : name}</Badge>
                  </li>
                ))}
              </ul>
            </Td>
            <Td>
              <StatusDot tone={each.status === 'active' ? 'success' : 'neutral'}>
                {words(each.status)}
              </StatusDot>
            </Td>
            <Td numeric className="hidden text-muted sm:table-cell">
              {each.seenAt ? (
                <RelativeTime at={each.seenAt} now={now} locale={locale} timeZone={timeZone} />
              ) : (
                t('never')
              )}
            </Td>
            <Td className="px-1.5!">
              <OperatorActions operator={each} roles={roles} />
            </Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}
