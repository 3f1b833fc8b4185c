import { typeidUnboxed } from 'typeid-js';
import { z } from 'zod';

const PREFIXES = {
  tenant: 'ten',
  host: 'hst',
  dataKey: 'dky',
  member: 'mem',
  operator: 'opr',
  role: 'rol',
  session: 'ses',
  magicLink: 'mgl',
  apiKey: 'key',
  account: 'acc',
  transfer: 'trf',
  exchange: 'exc',
  grant: 'grn',
  rate: 'rat',
  brand: 'brd',
  product: 'prd',
  listing: 'lst',
  batch: 'bat',
  stock: 'stk',
  codeRun: 'crn',
  redemption: 'rdm',
  keyRotation: 'kro',
  voucher: 'vch',
  voucherProblem: 'vpr',
  staffReveal: 'srv',
  budget: 'bud',
  budgetChange: 'bch',
  reward: 'rwd',
  cartLine: 'crl',
  quote: 'quo',
  order: 'ord',
  line: 'lin',
  fulfilment: 'ful',
  orderNote: 'ono',
  supplierAccount: 'sup',
  supplierOffer: 'sof',
  supplierSync: 'syn',
  supplierAlert: 'sal',
  payment: 'pay',
  paymentAccount: 'pac',
  paymentOperation: 'pop',
  webhookEndpoint: 'whk',
  webhookDelivery: 'whd',
  pushDevice: 'psh',
  approval: 'apr',
  embedKey: 'emk',
  recognition: 'rcg',
  recognitionValue: 'rvl',
  award: 'awd',
  nomination: 'nom',
  bulkRun: 'blk',
  platformAudit: 'pau',
  memberImport: 'imp',
  segment: 'seg',
  savedView: 'vew',
  platformOperator: 'plo',
  platformSession: 'pls',
  platformLink: 'pll',
  accessGrant: 'agr',
  handOver: 'hov',
  event: 'evt',
  audit: 'aud',
  request: 'req',
} as const;
export type IdKind = keyof typeof PREFIXES;

/** A prefixed, time-sortable id (TypeID over UUIDv7), e.g. `ord_01jd…`. */
export function newId(kind: IdKind): string {
  return typeidUnboxed(PREFIXES[kind]);
}

/** When an id was made, to the millisecond; null for one that is not of ours. */
export function madeAt(id: string): Date | null {
  const digits = /_([0-7][0-9a-hjkmnp-tv-z]{25})$/.exec(id)?.[1]?.slice(0, 10);
  if (!digits) return null;
  // The first ten of 26 base-32 digits are the UUID's first 48 bits, which are milliseconds.
  const ms = [...digits].reduce((sum, d) => sum * 32 + '0123456789abcdefghjkmnpqrstvwxyz'.indexOf(d), 0);
  return new Date(ms);
}

/** What sorts before every id of a kind that is made from this moment on. */
export function firstIdAt(kind: IdKind, at: Date): string {
  let digits = '';
  for (let ms = at.getTime(); digits.length < 10; ms = Math.floor(ms / 32)) {
    digits = '0123456789abcdefghjkmnpqrstvwxyz'.charAt(ms % 32) + digits;
  }
  return `${PREFIXES[kind]}_${digits}${'0'.repeat(16)}`;
}

/**
 * An id from outside. One of the wrong shape becomes an id that nothing has, so that malformed, unknown and
 * another tenant's all end in the same "not found".
 */
export function idSchema(kind: IdKind) {
  const shape = new RegExp(`^${PREFIXES[kind]}_[0-9a-hjkmnp-tv-z]{26}$`);
  return z.string().transform((id) => (shape.test(id) ? id : `${PREFIXES[kind]}_none`));
}
