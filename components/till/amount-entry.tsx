'use client';
import { type KeyboardEvent, useState } from 'react';
import { useSpeech } from '#components/store/speech.tsx';
import { Button } from '#components/ui/button.tsx';
import { describedBy, Field, Input } from '#components/ui/field.tsx';
import type { Words } from '#i18n/areas.ts';
import { fill } from '#i18n/fill.ts';
import type { VoucherBalance } from '#modules/merchants/schema.ts';
import { Keypad, pressed } from './keypad.tsx';

type AmountEntryProps = {
  words: Words<'till'>;
  voucher: VoucherBalance;
  busy: boolean;
  problem: string | undefined;
  onTake: (amount: number) => void;
  onOther: () => void;
};

/** The voucher, and how much to take of it: by keypad, by keyboard, or all. */
export function AmountEntry({ words, voucher, busy, problem, onTake, onOther }: AmountEntryProps) {
  const { format } = useSpeech();
  const { balance, currency, partial } = voucher;
  const [amount, setAmount] = useState(partial ? 0 : balance);
  const money = (minor: number) => format.money(minor, currency);
  const tooMuch = amount > balance ? fill(words.tooMuch, { balance: money(balance) }) : undefined;
  const typed = (event: KeyboardEvent) => {
    if (event.key !== 'Backspace' && !/^\d$/.test(event.key)) return;
    event.preventDefault();
    setAmount(pressed(amount, event.key));
  };
  const error = tooMuch ?? problem;
  return (
    <form action={() => onTake(amount)} className="grid gap-4">
      <VoucherFacts words={words} voucher={voucher} />
      <Field id="till-amount" label={words.amount} error={error} hint={partial ? undefined : words.wholeOnly}>
        <Input
          {...describedBy('till-amount', { hint: !partial, error })}
          height="lg"
          readOnly={!partial}
          inputMode="none"
          autoComplete="off"
          className="tabular text-end text-xl font-semibold"
          value={money(amount)}
          onKeyDown={partial ? typed : undefined}
          onChange={() => {}}
        />
      </Field>
      {partial && (
        <>
          <Button onClick={() => setAmount(balance)}>{words.all}</Button>
          <Keypad deleteLabel={words.digit} onKey={(key) => setAmount(pressed(amount, key))} />
        </>
      )}
      <Button
        type="submit"
        variant="primary"
        size="lg"
        block
        busy={busy}
        disabled={amount === 0 || tooMuch !== undefined}
      >
        {fill(words.take, { amount: money(amount) })}
      </Button>
      <Button variant="quiet" block onClick={onOther}>
        {words.other}
      </Button>
    </form>
  );
}

function VoucherFacts({ words, voucher }: { words: Words<'till'>; voucher: VoucherBalance }) {
  const { format } = useSpeech();
  const { balance, issued, currency, expiresOn } = voucher;
  return (
    <section className="grid gap-1 rounded-lg border border-hairline bg-surface p-4" aria-live="polite">
      <p className="text-sm text-muted">
        {voucher.brandName} · {voucher.productName}
      </p>
      <p className="text-sm">{words.left}</p>
      <p className="flex items-baseline gap-2">
        <span className="tabular text-xl font-semibold">{format.money(balance, currency)}</span>
        {balance < issued && (
          <span className="tabular text-sm text-muted">
            {fill(words.of, { issued: format.money(issued, currency) })}
          </span>
        )}
      </p>
      <p className="text-sm text-muted">
        {expiresOn ? fill(words.validUntil, { date: format.date(expiresOn) }) : words.noEnd}
      </p>
    </section>
  );
}
