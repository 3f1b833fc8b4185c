import type { ReactNode } from 'react';
import { Badge } from '#components/ui/badge.tsx';
import { Disclosure } from '#components/ui/disclosure.tsx';
import type { Words } from '#i18n/areas.ts';
import type { Format } from '#i18n/format.ts';
import type { VoucherDetail } from '#modules/vouchers/schema.ts';
import { Art } from './art.tsx';
import { RevealLater } from './reveal-later.tsx';
import { StateBadge } from './state-badge.tsx';
import { type VoucherWords, validity } from './validity.ts';

type FaceProps = {
  voucher: VoucherDetail;
  door: { voucherId: string } | { ref: string };
  format: Format;
  words: VoucherWords;
  till?: Words<'voucher'>['till'];
  /** How long it still can be used, when that is soon. */
  soon?: string | null;
  children?: ReactNode;
};
const CLOSED = ['revoked', 'replaced'];

/** Artwork, value, validity, the code on a tap, and how to use it. */
export function VoucherFace({ voucher, door, format, words, till, soon, children }: FaceProps) {
  const { state, brand } = voucher;
  return (
    <div className="grid gap-5">
      <div className="overflow-hidden rounded-lg border border-hairline bg-surface">
        <Art src={voucher.artUrl} eager dim={!['issued', 'delivered', 'viewed'].includes(state)} />
        <div className="flex items-end gap-4 p-4">
          <div className="min-w-0 grow">
            <p className="tabular text-xl font-semibold">
              {format.money(voucher.denomination, voucher.currency)}
            </p>
            <p className="text-sm text-muted">{validity(voucher, format, words)}</p>
          </div>
          {soon ? (
            <Badge tone="warning">{soon}</Badge>
          ) : (
            state !== 'viewed' && <StateBadge state={state} words={words.vouchers.state} />
          )}
        </div>
      </div>
      {CLOSED.includes(state) ? (
        <p className="rounded-base bg-warning-tint px-4 py-3 text-sm text-warning-text">
          {words.voucher.gone}
        </p>
      ) : (
        <RevealLater
          voucher={door}
          lastFour={voucher.lastFour}
          brandName={brand.name}
          words={words.voucher}
          till={till}
        />
      )}
      {children}
      <div className="border-t border-hairline">
        <Disclosure title={words.voucher.howTo}>{voucher.howTo}</Disclosure>
        <Disclosure title={words.voucher.terms}>{voucher.terms}</Disclosure>
      </div>
    </div>
  );
}
