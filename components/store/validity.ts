import { fill } from '#i18n/fill.ts';
import type { Format } from '#i18n/format.ts';
import type { Messages } from '#i18n/messages.ts';
import type { VoucherCard } from '#modules/vouchers/schema.ts';

export type VoucherWords = Pick<Messages, 'vouchers' | 'voucher'>;

/** Until when a voucher can be used, or what became of it. */
export function validity(
  card: Pick<VoucherCard, 'state' | 'expiresOn' | 'usedAt'>,
  format: Format,
  words: Pick<Messages, 'voucher'>,
): string {
  if (card.usedAt && card.state === 'redeemed')
    return fill(words.voucher.usedOn, { date: format.dayOf(card.usedAt) });
  if (!card.expiresOn) return words.voucher.noExpiry;
  const sentence = card.state === 'expired' ? words.voucher.expired : words.voucher.expires;
  return fill(sentence, { date: format.date(card.expiresOn) });
}
