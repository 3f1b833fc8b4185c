'use client';
import Link from 'next/link';
import { useEffect, useState } from 'react';
import { LinkButton } from '#components/ui/button.tsx';
import type { Messages } from '#i18n/messages.ts';
import type { Card } from '#modules/orders/schema.ts';
import { findSubstitutes } from '#server/actions/orders.ts';
import { Thumb } from './art.tsx';
import { useSpeech } from './speech.tsx';

/** What could be had instead for the same value, and the way to everything else. */
export function Substitutes({ orderId, words }: { orderId: string; words: Messages['order'] }) {
  const { format } = useSpeech();
  const [cards, setCards] = useState<Card[]>([]);
  useEffect(() => {
    let stale = false;
    void findSubstitutes({ orderId })
      .then((answer) => !stale && answer.ok && setCards(answer.data.items))
      .catch(() => {});
    return () => {
      stale = true;
    };
  }, [orderId]);
  return (
    <div className="grid gap-4">
      {cards.length > 0 && (
        <section className="grid gap-2">
          <h2 className="text-sm font-semibold">{words.instead}</h2>
          <ul className="grid gap-1">
            {cards.map((card) => (
              <li key={card.listingId}>
                <Link
                  href={`/p/${card.listingId}`}
                  className="-mx-2 flex min-h-14 items-center gap-3 rounded-base px-2 hover:bg-surface"
                >
                  <Thumb src={card.artUrl} size="sm" />
                  <span className="min-w-0 grow truncate">{card.name}</span>
                  <span className="tabular text-sm text-muted">{format.money(card.from, card.currency)}</span>
                </Link>
              </li>
            ))}
          </ul>
        </section>
      )}
      <LinkButton href="/browse" size="lg" block>
        {words.again}
      </LinkButton>
    </div>
  );
}
