import { useTranslations } from 'next-intl';
import { StatusDot, type Tone } from '#components/ui/badge.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { Table, Td, Th, Tr } from '#components/ui/table.tsx';
import type { Format } from '#i18n/format.ts';
import type { ApprovalRow, ApprovalState } from '#modules/approvals/schema.ts';
import { ApprovalActions } from './approval-actions.tsx';
import { ApprovalWhat } from './approval-words.tsx';

const TONES: Record<ApprovalState, Tone> = {
  waiting: 'warning',
  approved: 'success',
  rejected: 'danger',
  withdrawn: 'neutral',
  expired: 'neutral',
};

type ApprovalsTableProps = { rows: ApprovalRow[]; now: string; format: Format };

export function ApprovalsTable({ rows, now, format }: ApprovalsTableProps) {
  const t = useTranslations('admin.approvals');
  const { locale, timeZone } = format.settings;
  const who = ({ requester: { type, name } }: ApprovalRow) =>
    type === 'api_key' ? t('key', { name }) : name;
  return (
    <Table aria-label={t('caption')} list className="table-fixed">
      <thead>
        <tr>
          <Th>{t('what')}</Th>
          <Th className="hidden w-44 sm:table-cell">{t('who')}</Th>
          <Th className="hidden w-32 md:table-cell">{t('when')}</Th>
          <Th className="w-44 sm:w-60">{t('decision')}</Th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Tr key={row.approvalId}>
            <Td>
              <ApprovalWhat row={row} format={format} />
              <span dir="auto" className="block pb-2 text-muted sm:hidden">
                {who(row)}
              </span>
            </Td>
            <Td dir="auto" className="hidden sm:table-cell" title={row.requester.name}>
              {who(row)}
            </Td>
            <Td className="hidden text-muted md:table-cell">
              <RelativeTime at={row.createdAt} now={now} locale={locale} timeZone={timeZone} />
            </Td>
            <Td>{row.state === 'waiting' ? <ApprovalActions row={row} /> : <Decided row={row} />}</Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}

function Decided({ row }: { row: ApprovalRow }) {
  const t = useTranslations('admin.approvals');
  return (
    <div className="grid gap-0.5 py-2 whitespace-normal">
      <StatusDot tone={TONES[row.state]}>{t(`states.${row.state}`)}</StatusDot>
      {row.decider && (
        <span dir="auto" className="text-muted wrap-anywhere">
          {t('by', { name: row.decider, note: row.note ?? '' })}
        </span>
      )}
    </div>
  );
}
