import { env } from '#lib/env.ts';
import type { SupplierKind } from './port.ts';

type Mode = 'live' | 'sandbox';

const OWN: Readonly<Partial<Record<SupplierKind, Record<Mode, string>>>> = {
  reloadly: { live: 'https://giftcards.reloadly.com', sandbox: 'https://giftcards-sandbox.reloadly.com' },
  tango: {
    live: 'https://api.tangocard.com/raas/v2',
    sandbox: 'https://integration-api.tangocard.com/raas/v2',
  },
  runa: { live: 'https://api.runa.io/v2', sandbox: 'https://playground.runa.io/v2' },
  tremendous: {
    live: 'https://api.tremendous.com/api/v2',
    sandbox: 'https://testflight.tremendous.com/api/v2',
  },
};
/** Each of Woohoo's customers has a host of its own for live orders. */
const WOOHOO: Record<Mode, RegExp> = {
  live: /^https:\/\/(?!sandbox\.)[a-z0-9-]+\.woohoo\.in$/,
  sandbox: /^https:\/\/sandbox\.woohoo\.in$/,
};

/** The addresses that the installation allows besides the suppliers' own: test doubles, the simulated supplier. */
function further(kind: SupplierKind): string[] {
  const pairs = env()
    .SUPPLIER_URLS.split(',')
    .map((pair) => pair.trim().split('='));
  return pairs.flatMap(([of, url]) => (of === kind && url ? [url] : []));
}

/** Whether an account of this mode may speak to this address: nobody names a host of their own choice. */
export function isAllowed(kind: SupplierKind, mode: Mode, url: string): boolean {
  if (kind === 'woohoo' && WOOHOO[mode].test(url)) return true;
  return OWN[kind]?.[mode] === url || further(kind).includes(url);
}

/**
 * Where an account speaks to now; null when the installation does not allow it. There is one simulated supplier, and it
 * may listen elsewhere after a restart.
 */
export function addressNow(kind: SupplierKind, mode: Mode, url: string): string | null {
  if (isAllowed(kind, mode, url)) return url;
  return kind === 'simulated' ? defaultAddress(kind, mode) : null;
}

/** Where an account speaks to when nobody says; null when that must be said. */
export function defaultAddress(kind: SupplierKind, mode: Mode): string | null {
  if (kind === 'woohoo' && mode === 'sandbox') return 'https://sandbox.woohoo.in';
  return OWN[kind]?.[mode] ?? further(kind)[0] ?? null;
}
