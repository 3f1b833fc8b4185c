'use client';
import Link from 'next/link';
import { useEffect, useState } from 'react';
import { ICON_BUTTON } from '#components/ui/button.tsx';
import { Sign } from '#components/ui/sign.tsx';
import { onCartChanged } from './cart-news.ts';
import { useSpeech } from './speech.tsx';

/** The way to the cart, with how many vouchers lie in it. */
export function CartLink({ count, label }: { count: number; label: string }) {
  const { format } = useSpeech();
  const [known, setKnown] = useState<number | null>(null);
  useEffect(() => onCartChanged((news) => setKnown(news.count)), []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what the server says anew takes the place of what was heard.
  useEffect(() => setKnown(null), [count]);
  const now = known ?? count;
  return (
    <Link href="/cart" aria-label={format.say(label, { count: now })} className={`${ICON_BUTTON} relative`}>
      <Sign name="cart" />
      {now > 0 && (
        <span
          aria-hidden="true"
          className="tabular absolute end-0.5 top-0.5 grid h-4.5 min-w-4.5 place-items-center rounded-full border border-transparent bg-accent px-1 text-[0.6875rem]/none font-semibold text-on-accent"
        >
          {now > 99 ? '99+' : now}
        </span>
      )}
    </Link>
  );
}
