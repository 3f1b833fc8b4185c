import { ChevronRight } from 'lucide-react';
import Link from 'next/link';
import { fill } from '#i18n/fill.ts';
import type { Format } from '#i18n/format.ts';
import type { Wallet } from '#modules/points/schema.ts';
import { RollingPoints } from './rolling-points.tsx';

type Words = { balance: string; worth: string; pending: string };
type HeroProps = { wallet: Wallet; format: Format; words: Words; href?: string; hrefLabel?: string };

/** The balance, first thing seen: the tenant's accent, one number, what it is worth. */
export function BalanceHero({ wallet, format, words, href, hrefLabel }: HeroProps) {
  return (
    <div className="relative isolate overflow-hidden rounded-lg bg-accent p-5 text-on-accent md:p-7">
      <Rings />
      <p className="text-sm">{words.balance}</p>
      <p className="mt-1 text-2xl font-semibold tracking-tight break-words tabular">
        <RollingPoints value={wallet.balance} />
      </p>
      <p className="tabular mt-1 text-sm">
        {fill(words.worth, { money: format.money(wallet.worth.amount, wallet.worth.currency) })}
      </p>
      {wallet.pending > 0 && (
        <p className="tabular mt-1 text-sm">
          {fill(words.pending, { points: format.points(wallet.pending) })}
        </p>
      )}
      {href && (
        <Link
          href={href}
          className="-ms-1 mt-4 inline-flex items-center gap-0.5 rounded-sm px-1 text-sm font-medium outline-on-accent! hover:underline"
        >
          {hrefLabel}
          <ChevronRight size={16} aria-hidden="true" className="rtl:rotate-180" />
        </Link>
      )}
    </div>
  );
}

/** Quiet geometry in the far corner; decoration only. */
function Rings() {
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 200 200"
      className="pointer-events-none absolute -end-14 -bottom-20 -z-10 size-64 opacity-10"
      fill="none"
      stroke="currentColor"
      strokeWidth="14"
    >
      <circle cx="100" cy="100" r="30" />
      <circle cx="100" cy="100" r="60" />
      <circle cx="100" cy="100" r="90" />
    </svg>
  );
}
