import type { Words } from '#i18n/areas.ts';
import type { Format } from '#i18n/format.ts';
import { POINTS } from '#lib/money.ts';
import type { RewardRow } from '#modules/rewards/schema.ts';

type Gift = Pick<RewardRow, 'kind' | 'value' | 'currency' | 'productName'>;

/** What a reward is, in words: "500 points", "Zalando, €25", "a choice up to €50". */
export function whatOf(gift: Gift, words: Words<'granting'>['what'], format: Format): string {
  const worth =
    gift.currency === POINTS ? format.points(gift.value) : format.money(gift.value, gift.currency);
  if (gift.kind === 'points') return worth;
  if (gift.kind === 'choice') return format.say(words.choice, { worth });
  return format.say(words.product, { name: gift.productName ?? '', worth });
}
