import type { z } from 'zod';
import { batched } from '#core/batch.ts';
import type { Caller } from '#core/context.ts';
import { env } from '#lib/env.ts';
import { failpoint } from '#lib/failpoint.ts';
import { plain } from '#lib/plain.ts';
import { offers } from '#modules/catalog/index.ts';
import { lastTakenFrom, rememberTaken } from '#modules/vouchers/index.ts';
import { type Call, keyMark, orderDocument } from './place-document.ts';
import { type Batch, placeInOneStatement } from './place-store.ts';
import { recallSale } from './sale.ts';
import type { PlacedOrder, placeInput } from './schema.ts';

type Wanted = z.output<typeof placeInput>;

const MOST = 16;
const WAITING = 2_000;
/** More vouchers in one order than this are no everyday order, and would hold up the others. */
const MANY = 10;

const placeBatch = batched<Call, PlacedOrder | null>({
  most: MOST,
  atOnce: () => env().DATABASE_POOL,
  waiting: WAITING,
  run: placeAll,
});

/**
 * Orders of one tenant that come together, in one statement. Null for whatever is not an everyday order from stock that
 * goes well: it takes the ordinary way, which knows why it must be refused.
 */
export async function placeTogether(
  caller: Caller,
  wanted: Wanted,
  claim: { key: string; hash: Buffer },
): Promise<PlacedOrder | null> {
  const { apiKey, tenant } = caller;
  if (!apiKey || !isEveryday(wanted) || tenant.limits?.ordersADay) return null;
  const sale = recallSale(tenant.id, wanted.productId);
  if (!sale || sale.offer.currency !== wanted.currency) return null;
  if (!offers(sale.offer, plain(wanted.denomination))) return null;
  return placeBatch(tenant.id, { caller: { ...caller, apiKey }, wanted, sale, claim });
}

function isEveryday({ quantity, budgetId, message, deliverAt }: Wanted): boolean {
  return quantity <= MANY && !budgetId && !message && !deliverAt;
}

async function placeAll(tenantId: string, calls: Call[]): Promise<(PlacedOrder | null)[]> {
  const made = onePerKey(calls).map((call, n) => ({ call, n, ...orderDocument(call, n) }));
  failpoint('before_commit');
  const { placed, shelves } = await placeInOneStatement(batchOf(tenantId, made));
  for (const { product, denomination, after } of shelves)
    rememberTaken({ tenantId, productId: product, denomination: BigInt(denomination) }, after);
  const answers = new Map(made.map((m) => [m.call, placed.includes(m.n) ? m.answer : null]));
  return calls.map((call) => answers.get(call) ?? null);
}

function batchOf(tenant: string, made: (ReturnType<typeof orderDocument> & { call: Call })[]): Batch {
  const calls = made.map((m) => m.call);
  return {
    tenant,
    now: new Date(Math.max(...calls.map((c) => c.caller.now.getTime()))),
    route: 'orders.place',
    permission: 'orders.place',
    keys: unique(calls, keyMark).map((c) => ({ ...c.caller.apiKey, mark: keyMark(c) })),
    sales: unique(calls, (c) => c.wanted.productId).map((c) => ({
      product: c.wanted.productId,
      sale: c.sale,
    })),
    shelves: unique(calls, (c) => `${c.wanted.productId} ${c.wanted.denomination}`).map(({ wanted }) => ({
      product: wanted.productId,
      denomination: plain(wanted.denomination),
      after: lastTakenFrom({ tenantId: tenant, ...wanted }),
    })),
    orders: made.map((m) => m.document),
  };
}

/** The first of those that are alike. */
function unique(calls: Call[], by: (call: Call) => string): Call[] {
  return [...new Map(calls.toReversed().map((c) => [by(c), c])).values()];
}

/** A second call under the same key gets the first one's answer the ordinary way. */
function onePerKey(calls: Call[]): Call[] {
  return unique(calls, (c) => `${c.caller.apiKey.id} ${c.claim.key}`);
}
