'use client';
import { useState, useTransition } from 'react';
import type { Words } from '#i18n/areas.ts';
import type { Redemption, VoucherBalance } from '#modules/merchants/schema.ts';
import { lookUpVoucher, redeemAtTill } from '#server/actions/merchants.ts';
import { AmountEntry } from './amount-entry.tsx';
import { CodeEntry } from './code-entry.tsx';
import { refusedSentence } from './refused.ts';
import { Taken } from './taken.tsx';

/** One voucher on the counter; `sale` is the key under which it is taken once, however often it is tried. */
type Shown = { code: string; voucher: VoucherBalance; sale: string };
type TillProps = { words: Words<'till'>; patterns: string[] };

/** From code to amount to done, one voucher after another. The code stays in memory until the next one. */
export function Till({ words, patterns }: TillProps) {
  const [shown, setShown] = useState<Shown>();
  const [taken, setTaken] = useState<Redemption>();
  const [problem, setProblem] = useState<string>();
  const [pending, start] = useTransition();
  const begin = () => {
    setShown(undefined);
    setTaken(undefined);
    setProblem(undefined);
  };
  const look = (code: string) =>
    start(async () => {
      const answer = await lookUpVoucher({ code }).catch(() => null);
      if (answer?.ok) setShown({ code, voucher: answer.data, sale: crypto.randomUUID() });
      setProblem(answer?.ok ? undefined : refusedSentence(answer?.error ?? null, words.refused));
    });
  const take = ({ code, voucher, sale }: Shown, amount: number) =>
    start(async () => {
      const { currency } = voucher;
      const answer = await redeemAtTill({ code, amount, currency }, `${sale}:${amount}`).catch(() => null);
      if (answer?.ok) setTaken(answer.data);
      setProblem(answer?.ok ? undefined : refusedSentence(answer?.error ?? null, words.refused));
    });
  if (taken) return <Taken words={words} redemption={taken} onNext={begin} />;
  if (shown)
    return (
      <AmountEntry
        words={words}
        voucher={shown.voucher}
        busy={pending}
        problem={problem}
        onTake={(amount) => take(shown, amount)}
        onOther={begin}
      />
    );
  return <CodeEntry words={words} patterns={patterns} busy={pending} problem={problem} onCode={look} />;
}
