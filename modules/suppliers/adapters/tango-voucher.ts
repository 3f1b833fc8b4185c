import type { TangoCredential } from '#integrations/tango/wire.ts';
import type { SuppliedVoucher } from '../port.ts';
import { dayOf } from './day.ts';

/** Credentials that go with a code and are nothing on their own. */
const PINS = ['pin', 'securityCode', 'cvc2', 'eventNumber'];
/** What stands in for a code only where there is none. */
const LAST = ['barcodeNumber', 'serialNumber'];

/** The voucher in Tango's list of credentials; null when it holds nothing to redeem. */
export function tangoVoucherOf(credentials: readonly TangoCredential[]): SuppliedVoucher | null {
  const of = (type: string) => credentials.filter((c) => c.type === type && c.value.trim() !== '');
  const texts = of('text');
  const first = (types: readonly string[]) => texts.find((c) => types.includes(c.credentialType ?? ''));
  const own = texts.find((c) => ![...PINS, ...LAST].includes(c.credentialType ?? '')) ?? first(LAST);
  const url = of('url').find((c) => /^https?:\/\//.test(c.value))?.value ?? null;
  const code = own?.value ?? url;
  if (code === null) return null;
  return { code, pin: first(PINS)?.value ?? null, url, expiresOn: dayOf(of('date')[0]?.value) };
}
