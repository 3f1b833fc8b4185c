'use client';
import { ChevronRight } from 'lucide-react';
import Link from 'next/link';
import type { HeldVoucher } from '#modules/orders/schema.ts';
import { Thumb } from './art.tsx';
import type { OrderWords } from './redeem-props.ts';
import { useSpeech } from './speech.tsx';

/** All vouchers of one order, each with the way to its code. */
export function HeldVouchers({ vouchers, words }: { vouchers: HeldVoucher[]; words: OrderWords }) {
  const { format } = useSpeech();
  return (
    <section className="grid gap-2">
      <h2 className="text-sm font-semibold">{format.say(words.done.many, { count: vouchers.length })}</h2>
      <ul className="grid gap-1">
        {vouchers.map((voucher) => (
          <li key={voucher.voucherId}>
            <Link
              href={`/vouchers/${voucher.voucherId}`}
              replace
              className="-mx-2 flex min-h-16 items-center gap-3 rounded-base px-2 hover:bg-sunken"
            >
              <Thumb src={voucher.artUrl} size="md" />
              <span className="min-w-0 grow">
                <span className="tabular block font-medium">
                  {format.money(voucher.denomination, voucher.currency)}
                </span>
                <span className="block truncate text-sm text-muted">{voucher.productName}</span>
              </span>
              <ChevronRight size={18} aria-hidden="true" className="shrink-0 text-muted rtl:rotate-180" />
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
