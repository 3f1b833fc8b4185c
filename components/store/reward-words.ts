import type { Words } from '#i18n/areas.ts';
import type { Format } from '#i18n/format.ts';
import { POINTS } from '#lib/currency.ts';
import type { RewardView } from '#modules/rewards/schema.ts';

export type RewardWords = Words<'rewards'>;
export type RewardLook = { format: Format; words: RewardWords };

/** "50 EUR" or "500 points". */
export function worthOf(r: Pick<RewardView, 'value' | 'currency'>, format: Format): string {
  return r.currency === POINTS ? format.points(r.value) : format.money(r.value, r.currency);
}

/** What a reward is, in a few words: its product, or how much may be chosen. */
export function whatOf(
  r: Pick<RewardView, 'kind' | 'value' | 'currency' | 'product'>,
  look: RewardLook,
): string {
  if (r.product) return r.product.name;
  return r.kind === 'choice' ? look.words.yourChoice : look.words.points;
}
