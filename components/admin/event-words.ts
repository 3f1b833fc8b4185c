import type { useTranslations } from 'next-intl';
import type { Format } from '#i18n/format.ts';
import type { OrderDetail, OrderNote, TimelineEntry } from '#modules/orders/schema.ts';
import { PROBLEM_KINDS } from '#modules/vouchers/schema.ts';

type Words = ReturnType<typeof useTranslations<'admin.order'>>;
type Context = {
  t: Words;
  format: Format;
  vouchers: OrderDetail['vouchers'];
  notes: OrderNote[];
};
type Teller = (data: Record<string, unknown>, context: Context) => string;

/** A sentence for each kind of event; each reads only what it finds. */
const TELLERS: Record<string, Teller> = {
  'order.placed': ({ channel }, { t }) => {
    if (channel === 'api' || channel === 'reward') return t(`events.placed_${channel}`);
    return t(channel ? 'events.placed_storefront' : 'events.placed');
  },
  'order.paid': ({ points, from, held }, { t, format }) => {
    if (held) return t('events.setAside');
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
  'order.fulfilling': (_, { t }) => t('events.fulfilling'),
  'order.unit_issued': (data, { t }) => t('events.unit_issued', values(data, 'unit', 'supplier')),
  'order.unit_failed': (data, { t }) => t('events.unit_failed', values(data, 'unit')),
  'order.unit_cancelled': (data, { t }) => t('events.unit_cancelled', values(data, 'unit')),
  'order.unit_frozen': (data, { t }) => t('events.unit_frozen', values(data, 'unit', 'detail')),
  'order.attempt_refused': (data, { t }) =>
    t('events.attempt_refused', values(data, 'unit', 'supplier', 'detail')),
  'order.partially_fulfilled': (data, { t }) =>
    t('events.partially_fulfilled', values(data, 'issued', 'lost')),
  'order.on_hold': (data, { t }) => t('events.on_hold', values(data, 'reason')),
  'order.resent': (_, { t }) => t('events.resent'),
  'order.voucher_replaced': (data, { t }) => t('events.voucher_replaced', values(data, 'reason')),
  'order.frozen_resolved': (data, { t }) => t('events.frozen_resolved', values(data, 'unit', 'reason')),
  'order.card_trouble': (data, { t }) => t('events.card_trouble', values(data, 'cause')),
  'order.late_code': (_, { t }) => t('events.late_code'),
  'order.released': (_, { t }) => t('events.released'),
  'order.cancelled': (_, { t }) => t('events.cancelled'),
  'order.refunded': ({ points, reason }, { t, format }) =>
    typeof points === 'number'
      ? t('events.refundedOf', { points: format.points(points), reason: String(reason ?? '') })
      : t('events.refunded'),
  'voucher.revealed': ({ voucherId }, { t, vouchers }) => {
    const found = vouchers.find((voucher) => voucher.voucherId === voucherId);
    return found && vouchers.length > 1
      ? t('events.revealedLast', { lastFour: found.lastFour })
      : t('events.revealed');
  },
  'voucher.problem_reported': ({ kind }, { t }) =>
    t(`events.problems.${PROBLEM_KINDS.find((known) => known === kind) ?? 'other'}`),
  'order.quoted': (_, { t }) => t('events.quoted'),
  'order.noted': ({ noteId }, { t, notes }) =>
    t('events.noted', { text: notes.find((n) => n.noteId === noteId)?.text ?? '' }),
  'voucher.staff_allowed': (data, context) => ofVoucher('staff_allowed', data, context),
  'voucher.revealed_to_staff': (data, context) => ofVoucher('revealed_to_staff', data, context),
  'voucher.revoked': (data, context) => ofVoucher('revoked', data, context),
  'voucher.expired': (data, context) => ofVoucher('expired', data, context),
  'voucher.spent': (data, context) => ofVoucher('spent', data, context),
  'voucher.unspent': (data, context) => ofVoucher('unspent', data, context),
  'voucher.problem_closed': (_, { t }) => t('events.problem_closed'),
  'payment.authorised': (_, { t }) => t('events.pay_authorised'),
  'payment.captured': (data, context) => ofCard('pay_captured', data, context),
  'payment.cancelled': (_, { t }) => t('events.pay_cancelled'),
  'payment.failed': (_, { t }) => t('events.pay_failed'),
  'payment.refunded': (data, context) => ofCard('pay_refunded', data, context),
  'payment.disputed': (_, { t }) => t('events.pay_disputed'),
  'voucher.redeemed': (_, { t }) => t('events.redeemed'),
  'voucher.unredeemed': (_, { t }) => t('events.unredeemed'),
};

type OfVoucher = 'staff_allowed' | 'revealed_to_staff' | 'revoked' | 'expired' | 'spent' | 'unspent';

/** A sentence about one voucher, which its ending names. */
function ofVoucher(key: OfVoucher, data: Record<string, unknown>, { t, vouchers }: Context): string {
  const found = vouchers.find((v) => v.voucherId === data['voucherId']);
  return t(`events.${key}`, { ending: `…${found?.lastFour ?? ''}`, reason: String(data['reason'] ?? '') });
}

function ofCard(
  key: 'pay_captured' | 'pay_refunded',
  data: Record<string, unknown>,
  { t, format }: Context,
): string {
  const amount = Number(key === 'pay_refunded' ? (data['refunded'] ?? data['amount']) : data['amount']);
  return t(`events.${key}`, { amount: format.money(amount || 0, String(data['currency'] ?? 'EUR')) });
}

/** The named fields as text and numbers, whatever the event holds. */
function values(data: Record<string, unknown>, ...names: string[]): Record<string, string | number> {
  return Object.fromEntries(
    names.map((name) => {
      const value = data[name];
      return [name, typeof value === 'number' ? value : String(value ?? '')];
    }),
  );
}

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
  if (type === 'order.failed' || type === 'order.unit_failed') return 'bad';
  const waits = [
    'order.on_hold',
    'order.unit_frozen',
    'voucher.revealed_to_staff',
    'voucher.problem_reported',
  ];
  return waits.includes(type) ? 'wait' : 'plain';
}
