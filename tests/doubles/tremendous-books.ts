import { randomBytes } from 'node:crypto';
import type { SupplierFault, SupplierFaults } from './supplier-faults.ts';

export type TremendousDoubleProduct = {
  id: string;
  name: string;
  category: string;
  currency_codes: string[];
  countries: { abbr: string }[];
  skus: { min: number; max: number }[];
};

const card = (id: string, currency: string, countries: string, ...skus: [number, number][]) => ({
  id,
  name: `Card ${id}`,
  category: 'merchant_card',
  currency_codes: [currency],
  countries: countries.split(' ').map((abbr) => ({ abbr })),
  skus: skus.map(([min, max]) => ({ min, max })),
});

/** What the double sells: a range, single values, and other decimals than two. */
export const TREMENDOUS_PRODUCTS: readonly TremendousDoubleProduct[] = [
  card('OKMHM2X2OHYV', 'USD', 'US', [1, 2000]),
  card('XVBOXHD007XB', 'CAD', 'CA', [10, 10], [100, 100], [25, 25], [5, 5], [50, 50]),
  card('JPNA1B2C3D4E', 'JPY', 'JP US', [500, 50_000]),
  card('KWDA1B2C3D4E', 'KWD', 'KW', [0.5, 99.999]),
];

export type TremendousDoubleOrder = {
  id: string;
  rewardId: string;
  externalId: string | null;
  /** The request's text, which a repeat must have again. */
  text: string;
  product: string;
  value: { denomination: number; currency_code: string };
  recipient: object;
  status: string;
  lookUpsLeft: number;
  redeemed: boolean;
  createdAt: string;
};

const ALPHABET = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';
const twelve = () => [...randomBytes(12)].map((byte) => ALPHABET[byte % 32]).join('');

export function tremendousBooked(
  sold: Pick<TremendousDoubleOrder, 'externalId' | 'text' | 'product' | 'value' | 'recipient'>,
  given: { fault: SupplierFault | null; faults: SupplierFaults; lastRewardId: string | null },
): TremendousDoubleOrder {
  const late = given.fault === 'deliver-late';
  return {
    ...sold,
    id: twelve(),
    rewardId: given.fault === 'repeat-code' && given.lastRewardId ? given.lastRewardId : twelve(),
    status: late ? 'PENDING APPROVAL' : 'EXECUTED',
    lookUpsLeft: late ? given.faults.lateLookUps : 0,
    redeemed: false,
    createdAt: new Date().toISOString(),
  };
}

export const newTremendousLink = (origin: string): string =>
  `${origin}/rewards/payout/${randomBytes(24).toString('base64url')}`;

/** The order as the documents show it; the link is there only when the order is placed. */
export function tremendousView(order: TremendousDoubleOrder, link?: string): object {
  const { id, rewardId, externalId, status, value, recipient, product, createdAt } = order;
  const executed = status === 'EXECUTED';
  const delivery = {
    method: 'LINK',
    status: executed ? 'SUCCEEDED' : 'PENDING',
    ...(executed && link ? { link } : {}),
  };
  const { denomination: total, currency_code } = value;
  return {
    id,
    external_id: externalId,
    campaign_id: null,
    created_at: createdAt,
    status,
    channel: 'API',
    ...(executed ? { payment: { subtotal: total, total, fees: 0, discount: 0, currency_code } } : {}),
    invoice_id: null,
    rewards: [
      {
        id: rewardId,
        order_id: id,
        created_at: createdAt,
        expires_at: '2031-12-31T23:59:59.000Z',
        value,
        products: [product],
        recipient,
        deliver_at: createdAt.slice(0, 10),
        custom_fields: [],
        delivery,
      },
    ],
  };
}
