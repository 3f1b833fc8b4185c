'use client';
import { useRouter } from 'next/navigation';
import { type FormEvent, useState, useTransition } from 'react';
import { Button } from '#components/ui/button.tsx';
import { toast } from '#components/ui/toast.tsx';
import type { Words } from '#i18n/areas.ts';
import { fill } from '#i18n/fill.ts';
import { exponent } from '#lib/currency.ts';
import type { VoucherDetail } from '#modules/vouchers/schema.ts';
import { noteLeft } from '#server/actions/vouchers.ts';
import { refusedSentence } from './refused.ts';
import { useSpeech } from './speech.tsx';

type LeftProps = {
  voucher: Pick<VoucherDetail, 'voucherId' | 'left' | 'denomination' | 'currency'>;
  words: Words<'voucher'>['left'];
};

/** What is left: the till's word where it is taken here, else what its holder wants to remember. */
export function VoucherLeft({ voucher, words }: LeftProps) {
  const { format } = useSpeech();
  const [asking, setAsking] = useState(false);
  const { left, currency } = voucher;
  return (
    <section aria-label={words.title} className="border-t border-hairline pt-4">
      <div className="flex items-center gap-4">
        <div className="min-w-0 grow">
          {left && (
            <>
              <p className="tabular font-semibold">
                {fill(words.amount, { money: format.money(left.amount, currency) })}
              </p>
              <p className="text-xs text-muted">{left.by === 'till' ? words.byTill : words.byYou}</p>
            </>
          )}
        </div>
        {left?.by !== 'till' && !asking && (
          <Button size="sm" onClick={() => setAsking(true)} aria-expanded={false}>
            {words.ask}
          </Button>
        )}
      </div>
      {asking && <LeftForm voucher={voucher} words={words} onDone={() => setAsking(false)} />}
    </section>
  );
}

function LeftForm({ voucher, words, onDone }: LeftProps & { onDone: () => void }) {
  const { format, common } = useSpeech();
  const router = useRouter();
  const [busy, start] = useTransition();
  const [wrong, setWrong] = useState(false);
  const { voucherId, left, denomination, currency } = voucher;
  const places = exponent(currency);
  const keep = (amount: number | null) =>
    start(async () => {
      const answer = await noteLeft({ voucherId, left: amount }).catch(() => null);
      if (!answer?.ok) return toast(refusedSentence(answer?.error, common.refused));
      onDone();
      router.refresh();
    });
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const typed = String(new FormData(event.currentTarget).get('left')).replace(',', '.').trim();
    const amount = Math.round(Number(typed) * 10 ** places);
    if (typed === '' || !(amount >= 0 && amount <= denomination)) return setWrong(true);
    keep(amount);
  };
  const range = { min: format.money(0, currency), max: format.money(denomination, currency) };
  return (
    <form onSubmit={send} noValidate className="mt-3 flex flex-wrap items-end gap-2">
      <label className="grid min-w-0 grow gap-1 text-sm">
        <span className="text-muted">{fill(words.label, { currency })}</span>
        <input
          name="left"
          inputMode="decimal"
          dir="ltr"
          autoComplete="off"
          defaultValue={((left?.amount ?? denomination) / 10 ** places).toFixed(places)}
          aria-invalid={wrong || undefined}
          aria-describedby="left-range"
          className="tabular h-10 w-full rounded-base border border-outline bg-surface px-3"
        />
      </label>
      <Button type="submit" variant="primary" busy={busy}>
        {words.save}
      </Button>
      {left && (
        <Button variant="quiet" onClick={() => keep(null)} disabled={busy}>
          {words.forget}
        </Button>
      )}
      <p id="left-range" role={wrong ? 'alert' : undefined} className="w-full text-xs text-muted">
        {fill(words.range, range)}
      </p>
    </form>
  );
}
