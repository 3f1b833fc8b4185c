'use client';
import { Ticket } from 'lucide-react';
import { Art, Thumb } from '#components/store/art.tsx';
import { validity } from '#components/store/validity.ts';
import { Disclosure } from '#components/ui/disclosure.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import type { Page } from '#lib/page.ts';
import type { VoucherCard, VoucherDetail } from '#modules/vouchers/schema.ts';
import { useAnswer, useFrame } from './frame.ts';
import { Heading, Pending } from './parts.tsx';
import { Reveal } from './reveal.tsx';

/** The member's vouchers that can be used; the older ones are in the storefront. */
export function Vouchers() {
  const { words, format } = useFrame();
  const { data, failure, again } = useAnswer<Page<VoucherCard>>('/vouchers?limit=50');
  if (!data) return <Pending failed={failure !== null} again={again} />;
  return (
    <>
      <Heading>{words.mine}</Heading>
      {data.items.length === 0 && (
        <EmptyState icon={Ticket} title={words.vouchers.emptyTitle}>
          {words.vouchers.emptyBody}
        </EmptyState>
      )}
      <ul className="-mx-2 mt-1">
        {data.items.map((card) => (
          <li key={card.voucherId}>
            <a
              href={`#/vouchers/${card.voucherId}`}
              className="flex items-center gap-4 rounded-base p-2 transition-colors hover:bg-sunken"
            >
              <Thumb src={card.artUrl} size="md" />
              <span className="min-w-0 grow">
                <span className="block truncate text-sm font-medium">{card.productName}</span>
                <span className="block truncate text-xs text-muted">{validity(card, format, words)}</span>
              </span>
              <span className="tabular shrink-0 text-sm font-medium">
                {format.money(card.denomination, card.currency)}
              </span>
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}

const CLOSED = ['revoked', 'replaced'];

/** One voucher with its code behind a tap. */
export function Voucher({ voucherId }: { voucherId: string }) {
  const { words, format } = useFrame();
  const { data, failure, again } = useAnswer<VoucherDetail>(`/vouchers/${voucherId}`);
  if (!data) {
    if (failure?.code !== 'not_found') return <Pending failed={failure !== null} again={again} />;
    return <Heading back="/vouchers">{words.states.notFoundTitle}</Heading>;
  }
  return (
    <div className="mx-auto max-w-md">
      <Heading back="/vouchers">{data.productName}</Heading>
      <div className="mt-2 grid gap-4">
        <div className="overflow-hidden rounded-lg border border-hairline bg-surface">
          <Art src={data.artUrl} eager />
          <div className="p-4">
            <p className="tabular text-xl font-semibold">{format.money(data.denomination, data.currency)}</p>
            <p className="text-sm text-muted">{validity(data, format, words)}</p>
          </div>
        </div>
        {CLOSED.includes(data.state) ? (
          <p className="rounded-base bg-warning-tint px-4 py-3 text-sm text-warning-text">
            {words.voucher.gone}
          </p>
        ) : (
          <Reveal voucherId={voucherId} lastFour={data.lastFour} brandName={data.brand.name} />
        )}
      </div>
      <div className="mt-4 border-t border-hairline">
        <Disclosure title={words.voucher.howTo}>{data.howTo}</Disclosure>
        <Disclosure title={words.voucher.terms}>{data.terms}</Disclosure>
      </div>
    </div>
  );
}
