import { randomBytes } from 'node:crypto';
import type { SupplierFault, SupplierFaults } from './supplier-faults.ts';

export type RunaDoubleProduct = {
  code: string;
  currency: string;
  country: string;
  shape: 'code' | 'barcode' | 'url';
  denominations: object;
  min: number;
  max: number;
  list: string[] | null;
  is_orderable: boolean;
  discount: string;
};

const open = (min: string, max: string) => ({
  denominations: { type: 'open', minimum_value: min, maximum_value: max, available_list: null },
  min: Number(min),
  max: Number(max),
  list: null,
});
const fixed = (...list: string[]) => ({
  denominations: {
    type: 'fixed',
    minimum_value: list[0],
    maximum_value: list.at(-1),
    available_list: list,
  },
  min: Number(list[0]),
  max: Number(list.at(-1)),
  list,
});
const us = { currency: 'USD', country: 'US', shape: 'code', is_orderable: true, discount: '0.05' } as const;

/** What the double sells: open and fixed values, the three shapes of a payout, one that cannot be ordered. */
export const RUNA_PRODUCTS: readonly RunaDoubleProduct[] = [
  { ...us, code: 'ORCH-US', ...open('1.00', '500.00') },
  { ...us, code: 'FIXED-US', ...fixed('10.00', '25.00', '50.00'), discount: '0.00' },
  { ...us, code: 'BARCODE-US', ...open('1.00', '500.00'), shape: 'barcode' },
  { ...us, code: 'PAGE-US', country: 'US CA', ...open('1.00', '500.00'), shape: 'url' },
  { ...us, code: 'GONE-US', ...open('1.00', '500.00'), is_orderable: false },
  { ...us, code: 'ORCH-JP', currency: 'JPY', country: 'JP', ...open('100.00', '50000.00') },
  { ...us, code: 'ORCH-KW', currency: 'KWD', country: 'KW', ...open('0.500', '99.999') },
];

export type RunaDoubleOrder = {
  id: string;
  description: string | null;
  product: RunaDoubleProduct;
  faceValue: number;
  status: 'PROCESSING' | 'COMPLETED' | 'FAILED';
  lookUpsLeft: number;
  token: string;
  code: string;
  payoutStatus: 'ACTIVE' | 'CANCELLED';
  /** What the payout address says instead of the code. */
  payoutError: string | null;
  /** What the payout address says that the code is worth, if something else. */
  payoutAmount: string | null;
  created_at: string;
};

const ulid = (prefix: string) => `${prefix}-${randomBytes(10).toString('hex').toUpperCase()}`;

export function runaBooked(
  sold: Pick<RunaDoubleOrder, 'description' | 'product' | 'faceValue'>,
  {
    fault,
    faults,
    lastCode,
  }: { fault: SupplierFault | null; faults: SupplierFaults; lastCode: string | null },
): RunaDoubleOrder {
  const late = fault === 'deliver-late';
  return {
    ...sold,
    id: ulid('O'),
    status: late ? 'PROCESSING' : 'COMPLETED',
    lookUpsLeft: late ? faults.lateLookUps : 0,
    token: randomBytes(16).toString('hex'),
    code: fault === 'repeat-code' && lastCode ? lastCode : ulid('RUNA'),
    payoutStatus: 'ACTIVE',
    payoutError: null,
    payoutAmount: null,
    created_at: new Date().toISOString(),
  };
}

/** An order as it is listed (`basic`) or read; one that is not complete shows its id and status only. */
export function runaOrderView(order: RunaDoubleOrder, origin: string, basic = false): object {
  const { id, status, description, product, faceValue, created_at } = order;
  if (status !== 'COMPLETED') return { id, status, message: 'The order is not complete.' };
  const places = product.currency === 'KWD' ? 3 : 2;
  const price = faceValue * (1 - Number(product.discount));
  const head = {
    id,
    status,
    created_at,
    completed_at: created_at,
    description,
    payment_method: { type: 'ACCOUNT_BALANCE' },
    currency: product.currency,
    total_price: price.toFixed(product.currency === 'JPY' ? 0 : places),
    total_discount: (faceValue - price).toFixed(places),
  };
  if (basic) return head;
  const item = {
    id: ulid('E'),
    distribution_method: { type: 'PAYOUT_LINK' },
    products: { type: 'SINGLE', value: product.code },
    face_value: faceValue.toFixed(places),
    price: head.total_price,
    payout: {
      status: order.payoutStatus,
      status_updated_at: created_at,
      url: `${origin}/-/${order.token}`,
      expiry_date: null,
    },
    currency: product.currency,
  };
  return { ...head, items: [item], metadata: null };
}

/** What a payout address answers to format=json: always with 200. */
export function runaPayoutView(order: RunaDoubleOrder, origin: string): object {
  const { code, payoutError, product, faceValue, token, id } = order;
  if (payoutError) {
    const error = { error_code: payoutError, error_string: 'It did not work.', error_details: null };
    return { status: 'ERROR', order_id: id, ...error };
  }
  const page = `${origin}/-/${token}`;
  const shapes = {
    code: { type: 'code', code, pin: code.slice(-4), barcode_format: null, barcode_string: null },
    barcode: { type: 'code', code: null, pin: null, barcode_format: 'QR', barcode_string: code },
    url: { type: 'url', code: page, pin: null, barcode_format: null, barcode_string: null },
  };
  return {
    status: 'SUCCESS',
    order_id: id,
    e_code: {
      ...shapes[product.shape],
      status: 'SUCCESS',
      amount: order.payoutAmount ?? faceValue.toFixed(product.currency === 'KWD' ? 3 : 2),
      expiry_date: product.shape === 'barcode' ? '2031-04-30' : '3000-01-01',
      url: page,
      error_code: null,
      error_string: null,
    },
    error_code: null,
    error_string: null,
    error_details: null,
  };
}

export function runaProductView(product: RunaDoubleProduct): object {
  return {
    name: `Card ${product.code}`,
    code: product.code,
    currency: product.currency,
    state: product.is_orderable ? 'LIVE' : 'TEMPORARILY_DISABLED',
    is_orderable: product.is_orderable,
    payout_type: 'gift_card',
    categories: ['food-and-drink'],
    countries_redeemable_in: product.country.split(' '),
    customer_service: {},
    discount_multiplier: product.discount,
    availability: 'realtime',
    gift_card: { denominations: product.denominations },
  };
}
