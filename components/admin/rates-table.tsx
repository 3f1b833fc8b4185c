'use client';
import { useState } from 'react';
import { useSpeech } from '#components/store/speech.tsx';
import { StatusDot } from '#components/ui/badge.tsx';
import { Button } from '#components/ui/button.tsx';
import { Table, Td, Th, Tr } from '#components/ui/table.tsx';
import type { Words } from '#i18n/areas.ts';
import { fill } from '#i18n/fill.ts';
import type { RateRow } from '#modules/points/schema.ts';

type RatesTableProps = { rates: RateRow[]; words: Words<'settings'>['points'] };
const TONES = { in_force: 'success', to_come: 'accent', past: 'neutral' } as const;

/** What is in force and what is to come; what was is shown when asked for. */
export function RatesTable({ rates, words }: RatesTableProps) {
  const { format } = useSpeech();
  const [past, setPast] = useState(false);
  const shown = rates.filter((rate) => past || rate.state !== 'past');
  const hidden = rates.some((rate) => rate.state === 'past');
  return (
    <>
      <Table aria-label={words.caption}>
        <thead>
          <tr>
            <Th>{words.currency}</Th>
            <Th>{words.rate}</Th>
            <Th>{words.state}</Th>
            <Th className="hidden sm:table-cell">{words.from}</Th>
            <Th className="hidden md:table-cell">{words.source}</Th>
          </tr>
        </thead>
        <tbody>
          {shown.map((rate) => (
            <Tr key={rate.rateId} className={rate.state === 'past' ? 'text-muted' : undefined}>
              <Td>
                <span className="font-medium">{rate.currency}</span>
                <span className="ms-2 hidden text-muted lg:inline">{format.currency(rate.currency)}</span>
              </Td>
              <Td className="tabular">
                {fill(words.says, {
                  points: format.points(rate.points),
                  money: format.money(rate.minorUnits, rate.currency),
                })}
              </Td>
              <Td>
                <StatusDot tone={TONES[rate.state]}>{words[rate.state]}</StatusDot>
              </Td>
              <Td className="hidden sm:table-cell">{format.dateTime(rate.startsAt)}</Td>
              <Td className="hidden text-muted md:table-cell" title={rate.source}>
                {rate.source}
              </Td>
            </Tr>
          ))}
        </tbody>
      </Table>
      {hidden && (
        <div className="border-t border-hairline p-1.5">
          <Button size="sm" variant="quiet" aria-expanded={past} onClick={() => setPast(!past)}>
            {past ? words.hidePast : words.showPast}
          </Button>
        </div>
      )}
    </>
  );
}
