import type { useTranslations } from 'next-intl';
import type { Format } from '#i18n/format.ts';
import type { OrderDetail, TimelineEntry } from '#modules/orders/schema.ts';

type Words = ReturnType<typeof useTranslations<'admin.order'>>;
type Context = { t: Words; format: Format; vouchers: OrderDetail['vouchers'] };
type Teller = (data: Record<string, unknown>, context: Context) => string;

/** A sentence for each kind of event; each reads only what it finds. */
const TELLERS: Record<string, Teller> = {
  'order.placed': ({ channel }, { t }) =>
    channel === 'api' ? t('events.placed_api') : t(channel ? 'events.placed_storefront' : 'events.placed'),
  'order.paid': ({ points, from }, { t, format }) => {
    if (typeof points !== 'number') return t('events.paid');
    const values = { points: format.points(points) };
    return from === 'program' ? t('events.paid_program', values) : t('events.paid_wallet', values);
  },
  'order.fulfilled': ({ voucherIds, supplier }, { t, format }) => {
    const count = Array.isArray(voucherIds) ? voucherIds.length : 1;
    const values = { count, n: format.number(count) };
    return supplier === 'stock' ? t('events.fulfilledFrom', values) : t('events.fulfilled', values);
  },
  'order.failed': (_, { t }) => t('events.failed'),
  'order.held': (_, { t }) => t('events.held'),
  'order.released': (_, { t }) => t('events.released'),
  'order.cancelled': (_, { t }) => t('events.cancelled'),
  'order.refunded': (_, { t }) => t('events.refunded'),
  'voucher.revealed': ({ voucherId }, { t, vouchers }) => {
    const found = vouchers.find((voucher) => voucher.voucherId === voucherId);
    return found && vouchers.length > 1
      ? t('events.revealedLast', { lastFour: found.lastFour })
      : t('events.revealed');
  },
  'voucher.redeemed': (_, { t }) => t('events.redeemed'),
  'voucher.unredeemed': (_, { t }) => t('events.unredeemed'),
};

export function eventWords(entry: TimelineEntry, context: Context): string {
  const teller = TELLERS[entry.type];
  return teller ? teller(entry.data, context) : readable(entry.type);
}

/** "voucher.sent_again" is "Voucher sent again", for what nobody has written a sentence for. */
export function readable(type: string): string {
  const words = type.replace(/[._]+/g, ' ').trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

export function actorWords(entry: TimelineEntry, t: Words): string {
  const { actorType, actorName } = entry;
  if (actorType === 'system') return t('actors.system');
  if (actorType === 'anonymous') return t('actors.anonymous');
  if (actorType === 'api_key') return t('actors.api_key', { name: actorName ?? '' });
  return actorName ?? t(actorType === 'operator' ? 'actors.operator' : 'actors.member');
}

export function eventTone(type: string): 'plain' | 'good' | 'bad' | 'wait' {
  if (type === 'order.fulfilled') return 'good';
  if (type === 'order.failed') return 'bad';
  return type === 'order.held' ? 'wait' : 'plain';
}
