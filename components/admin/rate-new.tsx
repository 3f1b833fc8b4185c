'use client';
import { Plus } from 'lucide-react';
import { useId, useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { describedBy, Field, Input } from '#components/ui/field.tsx';
import type { Words } from '#i18n/areas.ts';
import { fill } from '#i18n/fill.ts';
import { exponent } from '#lib/currency.ts';
import type { Result } from '#lib/result.ts';
import { addRate } from '#server/actions/settings.ts';
import { EffectDialog } from './effect-dialog.tsx';

type RateNewProps = { currency: string; words: Words<'settings'>['points'] };

/** Sets a rate from now or from a day on. */
export function RateNew({ currency: own, words }: RateNewProps) {
  const id = useId();
  const [open, setOpen] = useState(false);
  const [currency, setCurrency] = useState(own);
  const [points, setPoints] = useState('');
  const [amount, setAmount] = useState('1');
  const [from, setFrom] = useState('');
  const [source, setSource] = useState('');
  const act = async (): Promise<Result<unknown>> => {
    const minorUnits = minorOf(amount, currency);
    if (minorUnits === null) return refused(words.bad);
    const startsAt = from ? new Date(from).toISOString() : undefined;
    return addRate({ currency, points: Number(points), minorUnits, source, startsAt });
  };
  return (
    <>
      <Button onClick={() => setOpen(true)}>
        <Plus size={16} aria-hidden="true" />
        {words.new}
      </Button>
      <EffectDialog
        open={open}
        onClose={() => setOpen(false)}
        title={words.newTitle}
        doLabel={words.newDo}
        act={act}
        done={() => words.newDone}
        effect={
          <div className="grid gap-4">
            <div className="grid grid-cols-3 items-end gap-3">
              <Field id={`${id}c`} label={words.newCurrency}>
                <Input
                  id={`${id}c`}
                  value={currency}
                  maxLength={3}
                  autoComplete="off"
                  onChange={(event) => setCurrency(event.target.value.toUpperCase())}
                />
              </Field>
              <Field id={`${id}p`} label={words.newPoints}>
                <Input
                  id={`${id}p`}
                  value={points}
                  inputMode="numeric"
                  autoComplete="off"
                  className="tabular"
                  onChange={(event) => setPoints(event.target.value)}
                />
              </Field>
              <Field id={`${id}a`} label={fill(words.newAmount, { currency })}>
                <Input
                  id={`${id}a`}
                  value={amount}
                  inputMode="decimal"
                  autoComplete="off"
                  className="tabular"
                  onChange={(event) => setAmount(event.target.value)}
                />
              </Field>
            </div>
            <Field id={`${id}f`} label={words.newFrom} hint={words.newFromHint}>
              <Input
                {...describedBy(`${id}f`, { hint: true })}
                type="datetime-local"
                value={from}
                onChange={(event) => setFrom(event.target.value)}
              />
            </Field>
            <Field id={`${id}s`} label={words.newSource} hint={words.newSourceHint}>
              <Input
                {...describedBy(`${id}s`, { hint: true })}
                value={source}
                maxLength={120}
                autoComplete="off"
                onChange={(event) => setSource(event.target.value)}
              />
            </Field>
          </div>
        }
      />
    </>
  );
}

/** "0.50" as minor units, exactly; null when it is not an amount. */
function minorOf(text: string, currency: string): number | null {
  const places = exponent(currency);
  const match = /^(\d{1,9})(?:[.,](\d+))?$/.exec(text.trim());
  const fraction = match?.[2] ?? '';
  if (!match || fraction.length > places) return null;
  return Number(`${match[1]}${fraction.padEnd(places, '0')}`);
}

function refused(message: string): Result<never> {
  return { ok: false, error: { code: 'invalid', message, fields: [], params: {} } };
}
