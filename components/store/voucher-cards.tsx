import { cx } from '#components/ui/cx.ts';
import type { Format } from '#i18n/format.ts';
import type { VoucherCard } from '#modules/vouchers/schema.ts';
import { Art, Thumb } from './art.tsx';
import { NearLink } from './near-link.tsx';
import { StateBadge } from './state-badge.tsx';
import { type VoucherWords, validity } from './validity.ts';

type Props = { card: VoucherCard; format: Format; words: VoucherWords };

/** A voucher in the wallet: artwork above, what it is and until when below. */
export function WalletCard({ card, format, words, peek = false }: Props & { peek?: boolean }) {
  return (
    <NearLink
      href={`/vouchers/${card.voucherId}`}
      className="flex h-full flex-col justify-end overflow-hidden rounded-lg border border-hairline bg-surface transition-transform duration-200 hover:-translate-y-0.5"
    >
      <Art src={card.artUrl} eager={!peek} className="shrink-0" />
      <span className="flex items-center gap-3 p-4">
        <span className="min-w-0 grow">
          <span className="block truncate text-sm font-semibold">{card.productName}</span>
          <span className="block truncate text-xs text-muted">{validity(card, format, words)}</span>
        </span>
        <span className="grid shrink-0 justify-items-end gap-0.5">
          <span className="tabular text-base font-semibold">
            {format.money(card.denomination, card.currency)}
          </span>
          {card.state !== 'viewed' && <StateBadge state={card.state} words={words.vouchers.state} />}
        </span>
      </span>
    </NearLink>
  );
}

/** A voucher as a line, for what is used or gone. */
export function VoucherLine({ card, format, words, dim = false }: Props & { dim?: boolean }) {
  return (
    <NearLink
      href={`/vouchers/${card.voucherId}`}
      className="flex items-center gap-4 rounded-base p-2 transition-colors hover:bg-sunken"
    >
      <Thumb src={card.artUrl} dim={dim} size="md" />
      <span className="min-w-0 grow">
        <span className="block truncate text-sm font-medium">{card.productName}</span>
        <span className="block truncate text-xs text-muted">{validity(card, format, words)}</span>
      </span>
      <span className="grid shrink-0 justify-items-end gap-0.5">
        <span className={cx('tabular text-sm font-medium', dim && 'text-muted')}>
          {format.money(card.denomination, card.currency)}
        </span>
        {dim && <StateBadge state={card.state} words={words.vouchers.state} />}
      </span>
    </NearLink>
  );
}
