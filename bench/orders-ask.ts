import { encodeCursor } from '#lib/page.ts';
import type { TenantRef } from '#lib/tenant.ts';
import { orderStatusCounts, searchOrders } from '#modules/orders/index.ts';
import { sales, trouble } from '#modules/reports/index.ts';
import { asOwner } from '#tests/factories.ts';
import { MEMBERS } from './orders-fill.ts';

const [TIMES, WARM_UP] = [60, 10];
const LIMIT = 50;

type Sized = { tenant: TenantRef; count: number };

/** What people ask the list of orders for. */
function questions({ tenant, count }: Sized): Record<string, () => Promise<unknown>> {
  const caller = asOwner(tenant);
  const search = (input: object) => () =>
    searchOrders.call(caller, { ...input, limit: LIMIT, counted: true });
  const figures = (from: string) => () => sales.call(caller, { from, to: '2025-11-30' });
  const id = (kind: string, n: number) => `${kind}_${String(n).padStart(26, '0')}`;
  const day = new Date(Date.UTC(2024, 0, 1) + 350 * 86_400_000);
  return {
    'first page': search({}),
    'from the middle': search({ cursor: encodeCursor([day.toISOString(), id('ord', 0)]) }),
    'a status': search({ status: 'failed' }),
    'the usual status': search({ status: 'fulfilled' }),
    'a member': search({ memberId: id('mem', 7) }),
    'a member, a channel': search({ memberId: id('mem', 7), channel: 'api' }),
    'a product': search({ productId: id('prd', 7) }),
    'a product, a status': search({ productId: id('prd', 7), status: 'fulfilled' }),
    'a day long ago': search({ from: '2024-02-01', to: '2024-02-28' }),
    'a channel by amount': search({ channel: 'api', sort: 'most' }),
    'by amount': search({ sort: 'most' }),
    'least first, in trouble': search({ status: 'refunded', sort: 'least' }),
    'an address': search({ q: `person${MEMBERS / 2}@example.com` }),
    'a name': search({ q: 'person 77' }),
    'a word of every order': search({ q: 'gift card' }),
    'an unknown word': search({ q: 'zebra' }),
    'an id': search({ q: id('ord', count / 2) }),
    'the dashboard of 30 days': figures('2025-11-01'),
    'the dashboard of a year': figures('2024-12-01'),
    'what waits for somebody': () => trouble.call(caller, {}),
    'the tabs': () => orderStatusCounts.call(caller, {}),
  };
}

const middle = (took: number[]) => took.sort((a, b) => a - b)[Math.floor(took.length / 2)] ?? 0;

/**
 * How long each question takes in either program: a page with its count, as the screen asks, in turn, so that whatever
 * else the machine does meets both.
 */
export async function measure(few: Sized, many: Sized): Promise<Map<string, [number, number]>> {
  const medians = new Map<string, [number, number]>();
  const [ofFew, ofMany] = [questions(few), questions(many)];
  for (const [name, ask] of Object.entries(ofMany)) {
    const asks = [ofFew[name], ask] as const;
    const took: [number[], number[]] = [[], []];
    for (let i = 0; i < WARM_UP + TIMES; i += 1) {
      for (const size of [0, 1] as const) {
        const from = performance.now();
        await asks[size]?.();
        if (i >= WARM_UP) took[size].push(performance.now() - from);
      }
    }
    medians.set(name, [middle(took[0]), middle(took[1])]);
  }
  return medians;
}
