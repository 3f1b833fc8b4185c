import { encodeCursor } from '#lib/page.ts';
import type { TenantRef } from '#lib/tenant.ts';
import { browse } from '#modules/orders/index.ts';
import { asOwner } from '#tests/factories.ts';

const TIMES = 300;
const WARM_UP = 30;

/** What people ask a list for; `from` is a place in the middle of it. */
const QUESTIONS = (from: string) => ({
  'first page': { country: 'all' },
  country: { country: 'DE' },
  'country and kind': { country: 'DE', kind: 'merchandise' },
  'from the middle': { country: 'all', cursor: from },
});
export type Medians = Record<string, number>;

/** The median milliseconds of each question through the verb, in a list of so many listings. */
export async function listMedians(tenant: TenantRef, listings: number): Promise<Medians> {
  const caller = asOwner(tenant);
  const medians: Medians = {};
  for (const [name, input] of Object.entries(QUESTIONS(encodeCursor([Math.floor(listings / 2), ''])))) {
    const took: number[] = [];
    for (let i = 0; i < WARM_UP + TIMES; i += 1) {
      const from = performance.now();
      const page = await browse.call(caller, input);
      if (page.items.length !== 24) throw new Error(`${name}: ${page.items.length} listings instead of 24`);
      if (i >= WARM_UP) took.push(performance.now() - from);
    }
    medians[name] = took.sort((a, b) => a - b)[Math.floor(TIMES / 2)] ?? 0;
  }
  return medians;
}
