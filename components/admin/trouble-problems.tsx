import { RelativeTime } from '#components/ui/relative-time.tsx';
import { Table, Td, Th, Tr } from '#components/ui/table.tsx';
import type { Words } from '#i18n/areas.ts';
import type { Format } from '#i18n/format.ts';
import type { ProblemRow } from '#modules/vouchers/schema.ts';
import { ABOVE_ROW_LINK, ANY_SCRIPT, ROW } from './list-frame.tsx';
import { RowLink } from './row-link.tsx';
import { SeenTo } from './trouble-seen-to.tsx';

type ProblemsTableProps = {
  problems: ProblemRow[];
  now: string;
  mayClose: boolean;
  words: Words<'dashboard'>['trouble'];
  format: Format;
};

/** What members say does not work, newest first; each opens its order, where the voucher can be replaced. */
export function ProblemsTable({ problems, now, mayClose, words, format }: ProblemsTableProps) {
  const { locale, timeZone } = format.settings;
  return (
    <Table aria-label={words.problems} className="table-fixed">
      <thead>
        <tr>
          <Th>{words.what}</Th>
          <Th>{words.problem}</Th>
          <Th numeric className="w-28">
            {words.since}
          </Th>
          {mayClose && <Th className="w-32">{words.act}</Th>}
        </tr>
      </thead>
      <tbody>
        {problems.map((problem) => (
          <Tr key={problem.problemId} className={ROW}>
            <Td dir="auto" className={ANY_SCRIPT}>
              <RowLink
                id={problem.problemId}
                href={`/admin/orders/${problem.orderId}`}
                className="font-medium"
              >
                {problem.productName}
              </RowLink>
            </Td>
            <Td>{words.kinds[problem.kind]}</Td>
            <Td numeric className="text-muted">
              <span className={ABOVE_ROW_LINK}>
                <RelativeTime at={problem.createdAt} now={now} locale={locale} timeZone={timeZone} />
              </span>
            </Td>
            {mayClose && (
              <Td>
                <span className={ABOVE_ROW_LINK}>
                  <SeenTo problemId={problem.problemId} words={words} />
                </span>
              </Td>
            )}
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}
