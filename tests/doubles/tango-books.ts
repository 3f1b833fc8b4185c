import { randomInt, randomUUID } from 'node:crypto';
import type { SupplierFault, SupplierFaults } from './supplier-faults.ts';

export type TangoDoubleItem = {
  utid: string;
  rewardName: string;
  currencyCode: string;
  status: 'active' | 'inactive';
  valueType: 'FIXED_VALUE' | 'VARIABLE_VALUE';
  faceValue?: number;
  minValue?: number;
  maxValue?: number;
  countries: string[];
  credentialTypes: string[];
  isWholeAmountValueRequired: boolean;
  fee: { type: string; value: number };
  rewardType: string;
};

const base = { status: 'active', countries: ['US'], rewardType: 'gift card' } as const;
const free = { type: 'PERCENTAGE', value: 0 };
const card = ['cardNumber', 'pin', 'expirationDate'];

/** What the double sells; a fixed value, an open one, a link, an inactive item, and other decimals than two. */
export const TANGO_ITEMS: readonly TangoDoubleItem[] = [
  item('U100001', 'USD', { valueType: 'VARIABLE_VALUE', minValue: 1, maxValue: 2000 }),
  item('U100002', 'USD', {
    valueType: 'FIXED_VALUE',
    faceValue: 25,
    fee: { type: 'PERCENTAGE', value: 1.5 },
  }),
  item('U100003', 'USD', {
    valueType: 'VARIABLE_VALUE',
    minValue: 5,
    maxValue: 500,
    countries: ['US', 'CA'],
    credentialTypes: ['redemptionUrl'],
  }),
  item('U100004', 'USD', { valueType: 'FIXED_VALUE', faceValue: 10, status: 'inactive' }),
  item('U100005', 'JPY', { valueType: 'VARIABLE_VALUE', minValue: 100, maxValue: 50_000, countries: ['JP'] }),
  item('U100006', 'KWD', { valueType: 'VARIABLE_VALUE', minValue: 0.5, maxValue: 99.999, countries: ['KW'] }),
];

function item(utid: string, currencyCode: string, rest: Partial<TangoDoubleItem>): TangoDoubleItem {
  return {
    ...base,
    countries: [...base.countries],
    valueType: 'VARIABLE_VALUE',
    utid,
    currencyCode,
    rewardName: `Gift card ${utid}`,
    credentialTypes: card,
    isWholeAmountValueRequired: false,
    fee: free,
    ...rest,
  };
}

export type TangoDoubleOrder = {
  referenceOrderID: string;
  externalRefID: string;
  item: TangoDoubleItem;
  amount: number;
  status: 'PENDING' | 'COMPLETE' | 'PARTIAL' | 'FAILED';
  lookUpsLeft: number;
  code: string;
  createdAt: string;
};

/** Books an order; late ones stay PENDING for a number of look-ups. */
export function booked(
  { externalRefID, item: sold, amount }: { externalRefID: string; item: TangoDoubleItem; amount: number },
  {
    fault,
    faults,
    lastCode,
  }: { fault: SupplierFault | null; faults: SupplierFaults; lastCode: string | null },
): TangoDoubleOrder {
  const late = fault === 'deliver-late';
  return {
    referenceOrderID: `RA${randomInt(1e6, 1e7)}-${randomInt(1000, 9999)}-${randomInt(10, 99)}`,
    externalRefID,
    item: sold,
    amount,
    status: late ? 'PENDING' : 'COMPLETE',
    lookUpsLeft: late ? faults.lateLookUps : 0,
    code: fault === 'repeat-code' && lastCode ? lastCode : randomUUID().replaceAll('-', '').toUpperCase(),
    createdAt: new Date().toISOString(),
  };
}

/** The order as the documents show it: with the reward when placed or read, without it in the list. */
export function orderView(order: TangoDoubleOrder, account: object, withReward: boolean): object {
  const { item: sold, amount, code } = order;
  const money = { value: amount, currencyCode: sold.currencyCode };
  const credentialList = order.status === 'COMPLETE' && code !== '' ? credentialsOf(sold, code) : [];
  const credentials = Object.fromEntries(credentialList.map(({ label, value }) => [label, value]));
  return {
    ...account,
    referenceOrderID: order.referenceOrderID,
    externalRefID: order.externalRefID,
    amountCharged: { ...money, exchangeRate: 1, fee: 0, total: amount },
    denomination: money,
    utid: sold.utid,
    rewardName: sold.rewardName,
    sendEmail: false,
    status: order.status,
    createdAt: order.createdAt,
    ...(withReward
      ? { reward: { credentials, credentialList, redemptionInstructions: '<p>Show it.</p>' } }
      : {}),
  };
}

function credentialsOf(sold: TangoDoubleItem, code: string) {
  if (sold.credentialTypes.includes('redemptionUrl')) {
    const value = `https://rewardlink.example/r/1/${code}`;
    return [{ label: 'Redemption Link', value, type: 'url', credentialType: 'redemptionUrl' }];
  }
  const date = '2031-05-31T00:00:00Z';
  return [
    {
      label: 'Barcode',
      value: 'https://barcode.example/1.png',
      type: 'barcode',
      credentialType: 'barcodeUrl',
    },
    { label: 'Security Code', value: code.slice(0, 4), type: 'text', credentialType: 'pin' },
    { label: 'Gift Card Number', value: code, type: 'text', credentialType: 'cardNumber' },
    { label: 'Expires', value: date, type: 'date', credentialType: 'expirationDate' },
  ];
}
