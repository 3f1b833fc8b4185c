'use client';
import { Heart } from 'lucide-react';
import { StatusDot } from '#components/ui/badge.tsx';
import { Button } from '#components/ui/button.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { Table, Td, Th, Tr } from '#components/ui/table.tsx';
import type { Words } from '#i18n/areas.ts';
import type { ValueRow } from '#modules/recognition/schema.ts';
import { changeRecognitionValue } from '#server/actions/program.ts';
import { RecognitionValueEdit } from './recognition-value-edit.tsx';
import { useAct } from './use-act.ts';

type RecognitionValuesProps = {
  values: ValueRow[];
  /** The languages that people may read, the program's own first, each with its name. */
  languages: { code: string; name: string }[];
  words: Words<'program'>['recognition'];
};

/** What a thank-you can name. */
export function RecognitionValues({ values, languages, words }: RecognitionValuesProps) {
  const { run, busy, problem } = useAct();
  const nameOf = ({ names }: ValueRow) => names[languages[0]?.code ?? 'en'] ?? Object.values(names)[0] ?? '';
  if (values.length === 0)
    return (
      <EmptyState icon={Heart} title={words.noneTitle}>
        <p>{words.noneBody}</p>
      </EmptyState>
    );
  const turn = ({ valueId, archived }: ValueRow) =>
    run(
      () => changeRecognitionValue({ valueId, archived: !archived }),
      () => words.changed,
    );
  return (
    <>
      <Table aria-label={words.values}>
        <thead>
          <tr>
            <Th>{words.values}</Th>
            <Th className="w-32">{words.state}</Th>
            <Td narrow className="border-b border-hairline" />
          </tr>
        </thead>
        <tbody>
          {values.map((value) => (
            <Tr key={value.valueId} className={value.archived ? 'text-muted' : undefined}>
              <Td dir="auto">
                <span aria-hidden="true" className="me-2">
                  {value.emoji}
                </span>
                <span className="font-medium">{nameOf(value)}</span>
              </Td>
              <Td>
                <StatusDot tone={value.archived ? 'neutral' : 'success'}>
                  {value.archived ? words.archived : words.open}
                </StatusDot>
              </Td>
              <Td narrow>
                <span className="flex justify-end gap-1">
                  <RecognitionValueEdit
                    value={value}
                    languages={languages}
                    words={words}
                    name={nameOf(value)}
                  />
                  <Button size="sm" variant="quiet" disabled={busy} onClick={() => turn(value)}>
                    {value.archived ? words.restore : words.archive}
                    <span className="sr-only">: {nameOf(value)}</span>
                  </Button>
                </span>
              </Td>
            </Tr>
          ))}
        </tbody>
      </Table>
      {problem && (
        <p role="alert" className="border-t border-hairline px-3 py-2 text-sm text-danger-text">
          {problem}
        </p>
      )}
    </>
  );
}
