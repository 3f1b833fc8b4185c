import { CopyId } from '#components/ui/copy-id.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { Table, Td, Th, Tr } from '#components/ui/table.tsx';
import type { Words } from '#i18n/areas.ts';
import type { Format } from '#i18n/format.ts';
import type { FrozenUnit } from '#modules/orders/schema.ts';
import { ABOVE_ROW_LINK, ANY_SCRIPT, ROW } from './list-frame.tsx';
import { RowLink } from './row-link.tsx';

type FrozenTableProps = {
  units: FrozenUnit[];
  now: string;
  copy: { copyLabel: string; copiedLabel: string };
  words: Words<'dashboard'>['trouble'];
  format: Format;
};

/** Units whose fate the supplier has not told, oldest first; each opens its order, where it is decided. */
export function FrozenTable({ units, now, copy, words, format }: FrozenTableProps) {
  const { locale, timeZone } = format.settings;
  return (
    <Table aria-label={words.frozen} className="table-fixed">
      <thead>
        <tr>
          <Th>{words.what}</Th>
          <Th className="hidden sm:table-cell">{words.who}</Th>
          <Th className="hidden md:table-cell">{words.supplier}</Th>
          <Th className="hidden w-44 lg:table-cell">{words.reference}</Th>
          <Th numeric className="w-28">
            {words.since}
          </Th>
        </tr>
      </thead>
      <tbody>
        {units.map((unit) => (
          <Tr key={unit.fulfilmentId} className={ROW}>
            <Td dir="auto" className={ANY_SCRIPT}>
              <RowLink id={unit.fulfilmentId} href={`/admin/orders/${unit.orderId}`} className="font-medium">
                {unit.productName}, {format.money(unit.denomination, unit.currency)}
              </RowLink>
            </Td>
            <Td dir="auto" className={`hidden sm:table-cell ${ANY_SCRIPT}`}>
              {unit.recipient.name ?? unit.recipient.email}
            </Td>
            <Td className="hidden text-muted md:table-cell" title={unit.detail}>
              {unit.supplier}
              {unit.detail && `: ${unit.detail}`}
            </Td>
            <Td className="hidden lg:table-cell">
              <CopyId id={unit.supplierReference ?? unit.fulfilmentId} {...copy} className={ABOVE_ROW_LINK} />
            </Td>
            <Td numeric className="text-muted">
              <span className={ABOVE_ROW_LINK}>
                <RelativeTime at={unit.since} now={now} locale={locale} timeZone={timeZone} />
              </span>
            </Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}
