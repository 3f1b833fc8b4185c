import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import type { Caller } from '#core/context.ts';
import { refuse } from '#lib/errors.ts';
import type { TenantRef } from '#lib/tenant.ts';
import {
  beginAttempt,
  place,
  refundOrder,
  replaceVoucher,
  settleAttempt,
  showOrder,
} from '#modules/orders/index.ts';
import { fundProgram, setRate } from '#modules/points/index.ts';
import { createAccount, listOffers, matchOffer, startSync } from '#modules/suppliers/index.ts';
import { revealForApi } from '#modules/vouchers/index.ts';
import {
  addCodes,
  asKey,
  asOwner,
  asPlatform,
  type MadeProduct,
  makeProduct,
  orderInput,
  pointsLeft,
} from './factories.ts';
import { codeOf, tally } from './outcome.ts';
import { accountInput, allowAddresses, applySync, line, makeSandbox } from './suppliers/factories.ts';

const RUNS = 200;
const ORDERS_IN_A_RUN = 5;
const SEED = 41_117;
const FUNDS = 10_000_000;
const reason = 'Sent by mistake';
let tenant: TenantRef;
let product: MadeProduct;
const waiting: { orderId: string; fulfilmentId: string }[] = [];

/** Orders whose supplier was asked and has not answered; what replaces a voucher is put on the shelf afterwards. */
beforeAll(async () => {
  tenant = await makeSandbox();
  allowAddresses({ simulated: 'http://127.0.0.1:9' });
  await setRate.call(asPlatform(tenant), { currency: 'EUR', points: 1, minorUnits: 1, source: 'test' });
  await fundProgram.call(asPlatform(tenant), { points: FUNDS, reason: 'test' });
  product = await makeProduct(tenant, { values: [1000], codes: 0 });
  const account = accountInput({ kind: 'simulated', credentials: { apiKey: 'never-asked' } });
  const { accountId } = await createAccount.call(asOwner(tenant), account);
  const { runId } = await startSync.call(asOwner(tenant), { accountId });
  await applySync.call(asPlatform(tenant), { runId, products: [line('SIM-EUR')] });
  const { items } = await listOffers.call(asOwner(tenant), { accountId });
  await matchOffer.call(asOwner(tenant), {
    offerId: items[0]?.offerId ?? '',
    productId: product.productId,
  });
  for (let made = 0; made < RUNS * ORDERS_IN_A_RUN; made += 20)
    waiting.push(...(await Promise.all(Array.from({ length: 20 }, asked))));
  await addCodes(tenant, { productId: product.productId, values: [1000], codes: RUNS * ORDERS_IN_A_RUN });
}, 60_000);

async function asked() {
  const { orderId } = await place.call(asKey(tenant), orderInput(product));
  const next = await beginAttempt.call(asPlatform(tenant), { orderId, unit: 1 });
  if (next.do !== 'order') throw new Error('The supplier was to be asked.');
  return { orderId, fulfilmentId: next.fulfilmentId };
}

type Of = { orderId: string; fulfilmentId: string };
/** How an act waits for the scheduler: for its turn, and once more when its transaction is open. */
type Paced = { turn: () => Promise<void>; as: (caller: Caller) => Caller };
type Act = { does: string; run: (paced: Paced, of: Of) => Promise<unknown> };

const MOST_TURNS = 6;
/** On the voucher that the order has by then; whoever comes too early gets another turn, a few times. */
async function voucherOf({ turn }: Paced, { orderId }: Of): Promise<string> {
  for (let tried = 0; tried < MOST_TURNS; tried++) {
    const { vouchers } = await showOrder.call(asOwner(tenant), { orderId });
    const newest = vouchers.at(-1);
    if (newest) return newest.voucherId;
    await turn();
  }
  return refuse('not_found', 'There is no voucher yet.');
}
const callback: Act['run'] = ({ as }, { fulfilmentId }) => {
  const voucher = { code: `CODE-${fulfilmentId}`, pin: null, url: null, expiresOn: null };
  const answer = { kind: 'issued', voucher, supplierReference: fulfilmentId, cost: null };
  return settleAttempt.call(as(asPlatform(tenant)), { fulfilmentId, asked: 'look-up', answer });
};
const refund: Act['run'] = async (paced, of) => {
  await voucherOf(paced, of);
  return refundOrder.call(paced.as(asOwner(tenant)), { orderId: of.orderId, reason });
};
const reveal: Act['run'] = async (paced, of) =>
  revealForApi.call(paced.as(asOwner(tenant)), { voucherId: await voucherOf(paced, of) });
const replace: Act['run'] = async (paced, of) => {
  const voucherId = await voucherOf(paced, of);
  return replaceVoucher.call(paced.as(asOwner(tenant)), { voucherId, reason });
};

const ACTS: Act[] = [
  { does: 'callback', run: callback },
  { does: 'callback', run: callback },
  { does: 'refund', run: refund },
  { does: 'refund', run: refund },
  { does: 'reveal', run: reveal },
  { does: 'replace', run: replace },
];

/** What each act came to. */
async function actOn(s: fc.Scheduler, of: Of): Promise<string[]> {
  const turn = () => s.schedule(Promise.resolve());
  const as = (caller: Caller): Caller => ({
    ...caller,
    authenticate: async (...asked) => {
      await turn();
      return caller.authenticate(...asked);
    },
  });
  const acts = ACTS.map(async ({ does, run }) => {
    await turn();
    return (await codeOf(run({ turn, as }, of))) === 'ok' ? does : `no ${does}`;
  });
  return Promise.all(acts);
}

it('in 1,000 interleavings of callbacks, refunds, reveals and replacements nobody gets both the price and a code', async () => {
  const seen: string[] = [];
  let refunds = 0;
  const once = async (s: fc.Scheduler) => {
    const orders = waiting.splice(0, ORDERS_IN_A_RUN);
    const all = await s.waitFor(Promise.all(orders.map((of) => actOn(s, of))));
    for (const did of all) {
      const times = tally(did);
      expect(times['refund'] ?? 0).toBeLessThanOrEqual(1);
      expect(times['callback']).toBe(2);
      if (times['reveal']) expect(did, 'a code was shown').not.toContain('refund');
      refunds += times['refund'] ?? 0;
      seen.push(...did);
    }
  };
  await fc.assert(fc.asyncProperty(fc.scheduler(), once), { numRuns: RUNS, seed: SEED, endOnFailure: true });
  const came = tally(seen);
  for (const does of ['refund', 'no refund', 'reveal', 'no reveal', 'replace', 'no replace'])
    expect(came[does] ?? 0, does).toBeGreaterThan(50);
  const open = BigInt(waiting.length + RUNS * ORDERS_IN_A_RUN - refunds) * 1000n;
  expect(await pointsLeft(tenant, 'program')).toBe(BigInt(FUNDS) - open);
}, 60_000);
