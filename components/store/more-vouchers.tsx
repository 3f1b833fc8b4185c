'use client';
import { useState, useTransition } from 'react';
import { Button } from '#components/ui/button.tsx';
import { toast } from '#components/ui/toast.tsx';
import type { VoucherCard } from '#modules/vouchers/schema.ts';
import { loadMyVouchers } from '#server/actions/vouchers.ts';
import { refusedSentence } from './refused.ts';
import { useSpeech } from './speech.tsx';
import type { VoucherWords } from './validity.ts';
import { VoucherLine } from './voucher-cards.tsx';

type MoreProps = { cursor: string | null; folded: boolean; q: string; words: VoucherWords };

/** The vouchers beyond the first page, as lines, when asked for. */
export function MoreVouchers({ cursor, folded, q, words }: MoreProps) {
  const { format, common } = useSpeech();
  const [cards, setCards] = useState<VoucherCard[]>([]);
  const [next, setNext] = useState(cursor);
  const [busy, start] = useTransition();
  const more = () =>
    start(async () => {
      const answer = await loadMyVouchers({ folded, ...(q && { q }), ...(next && { cursor: next }) }).catch(
        () => null,
      );
      if (!answer?.ok) return toast(refusedSentence(answer?.error, common.refused));
      setCards((known) => [...known, ...answer.data.items]);
      setNext(answer.data.nextCursor);
    });
  return (
    <>
      {cards.length > 0 && (
        <ul className="-mx-2 mt-2">
          {cards.map((card) => (
            <li key={card.voucherId}>
              <VoucherLine card={card} format={format} words={words} dim={folded} />
            </li>
          ))}
        </ul>
      )}
      {next && (
        <Button onClick={more} busy={busy} className="mx-auto mt-4 flex">
          {words.vouchers.more}
        </Button>
      )}
    </>
  );
}
