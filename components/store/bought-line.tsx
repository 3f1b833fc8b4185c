'use client';
import { CircleCheck } from 'lucide-react';
import Link from 'next/link';
import { useEffect, useState } from 'react';
import type { Words } from '#i18n/areas.ts';
import { boughtOf } from './kept-order.ts';

type BoughtProps = {
  sourceKey: string;
  words: Words<'cart'>['done'];
  order: Pick<Words<'cart'>['cart'], 'seeOrder'>;
};

/** To whom comes back here after buying: that it is bought, and where it is. */
export function BoughtLine({ sourceKey, words, order }: BoughtProps) {
  const [bought, setBought] = useState<ReturnType<typeof boughtOf>>(null);
  useEffect(() => setBought(boughtOf(sourceKey)), [sourceKey]);
  if (!bought) return null;
  const { voucherId, orderId } = bought;
  return (
    <p className="mb-3 flex flex-wrap items-center gap-x-2 text-sm">
      <CircleCheck size={16} aria-hidden="true" className="shrink-0 text-success-text" />
      <span className="text-muted">{words.bought}</span>
      <Link
        href={voucherId ? `/vouchers/${voucherId}` : `/orders/${orderId}`}
        className="rounded-sm py-1 font-medium text-accent-text underline-offset-4 hover:underline"
      >
        {voucherId ? words.seeVoucher : order.seeOrder}
      </Link>
    </p>
  );
}
