import type { TangoCredential } from '#integrations/tango/wire.ts';
import type { SuppliedVoucher } from '../port.ts';
import { dayOf } from './day.ts';

/** Credentials that go with another one and are nothing on their own. */
const SECONDARY = new Set(['pin', 'securityCode', 'cvc2', 'eventNumber', 'serialNumber']);
/** The human form of a barcode stands in only where there is no code. */
const LAST = new Set(['barcodeNumber']);

/** The voucher in Tango's list of credentials; null when it holds nothing to redeem. */
export function tangoVoucherOf(credentials: readonly TangoCredential[]): SuppliedVoucher | null {
  const of = (type: string) => credentials.filter((c) => c.type === type && c.value.trim() !== '');
  const texts = of('text');
  const primary = texts.filter((c) => !SECONDARY.has(c.credentialType ?? ''));
  const code = primary.find((c) => !LAST.has(c.credentialType ?? '')) ?? primary[0];
  const pin = texts.find((c) => c.credentialType === 'pin') ?? texts.find((c) => !primary.includes(c));
  const url = of('url')[0]?.value ?? null;
  const redeemable = code?.value ?? url;
  if (redeemable === null || redeemable === undefined) return null;
  return { code: redeemable, pin: pin?.value ?? null, url, expiresOn: dayOf(of('date')[0]?.value) };
}
