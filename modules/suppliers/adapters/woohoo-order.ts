import { majorNumber } from '#integrations/decimal.ts';
import type { Credentials } from '../credentials.ts';
import type { SupplierOrder } from '../port.ts';

/** ISO 4217 numbers of the currencies that Woohoo sells in, with the country of each. */
export const CURRENCIES: Readonly<Record<string, { number: number; country: string }>> = {
  INR: { number: 356, country: 'IN' },
  AED: { number: 784, country: 'AE' },
  SAR: { number: 682, country: 'SA' },
  SGD: { number: 702, country: 'SG' },
  MYR: { number: 458, country: 'MY' },
  IDR: { number: 360, country: 'ID' },
  PHP: { number: 608, country: 'PH' },
  AUD: { number: 36, country: 'AU' },
  USD: { number: 840, country: 'US' },
  GBP: { number: 826, country: 'GB' },
};

/** Letters, digits and few marks: encoders disagree about the rest, and the signature covers the text. */
const plainly = (text: string | undefined, otherwise: string): string =>
  (text ?? '')
    .normalize('NFKD')
    .replace(/[^\w@.+, -]/g, '')
    .trim()
    .slice(0, 100) || otherwise;

/**
 * The order's body, the same at every time, since a reversal must repeat it. Billed is whom the account names: the
 * person who gets the voucher stays unknown to Woohoo.
 */
export function woohooBody(order: SupplierOrder, account: Credentials): object | null {
  const currency = CURRENCIES[order.currency];
  if (!currency || !/^[\w.()/-]{1,55}$/.test(order.reference)) return null;
  const price = majorNumber({ amount: order.denomination, currency: order.currency });
  const billing = {
    firstname: plainly(account['billingName'], 'Rewards'),
    email: plainly(account['billingEmail'], 'rewards@example.com'),
    telephone: plainly(account['billingTelephone'], '+910000000000'),
    line1: plainly(account['billingLine'], 'Not given'),
    city: plainly(account['billingCity'], 'Not given'),
    region: plainly(account['billingRegion'], 'Not given'),
    country: currency.country,
    postcode: plainly(account['billingPostcode'], '000000'),
  };
  return {
    address: { ...billing, billToThis: true },
    billing,
    payments: [{ code: 'svc', amount: price }],
    refno: order.reference,
    deliveryMode: 'API',
    syncOnly: true,
    products: [{ sku: order.sku, price, qty: 1, currency: currency.number, giftMessage: '', theme: '' }],
  };
}
