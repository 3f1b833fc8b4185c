import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { TenantRef } from '#lib/tenant.ts';
import { fulfilUnit } from '#modules/orders/index.ts';
import { createAccount, listOffers, matchOffer, startSync } from '#modules/suppliers/index.ts';
import { makeBudget } from '#tests/budgets/trees.ts';
import { SIMULATED_KEY, type SimulatedSupplier, startSimulated } from '#tests/doubles/simulated.ts';
import { asOwner, asPlatform, makeProduct, makeTenant, NOW, rowsOf } from '#tests/factories.ts';
import { codeOf } from '#tests/outcome.ts';
import {
  anyone,
  claim,
  eventsOf,
  followUp,
  left,
  makeReward,
  systemAt,
  tokenOf,
} from '#tests/rewards/factories.ts';
import { accountInput, allowAddresses, applySync, line } from '#tests/suppliers/factories.ts';
import { cancelRewards, showReward, showRewardByLink, sweepRewards } from './index.ts';

let supplier: SimulatedSupplier;
let tenant: TenantRef;
let productId: string;
let budgetId: string;

beforeAll(async () => {
  supplier = await startSimulated();
  allowAddresses({ simulated: supplier.url });
});
afterAll(() => supplier.stop());

/** A budget of 10,000, and a card of 10 or 25 EUR that only a supplier has. */
beforeEach(async () => {
  tenant = await makeTenant({ sandbox: true, funds: 100_000 });
  supplier.faults.clear();
  budgetId = await makeBudget(tenant, { amount: 10_000 });
  ({ productId } = await makeProduct(tenant, { values: [1000, 2500], codes: 0 }));
  const input = accountInput({ kind: 'simulated', credentials: { apiKey: SIMULATED_KEY } });
  const { accountId } = await createAccount.call(asOwner(tenant), input);
  const { runId } = await startSync.call(asOwner(tenant), { accountId });
  await applySync.call(asPlatform(tenant), { runId, products: [line('SIM-EUR')] });
  const { items } = await listOffers.call(asOwner(tenant), { accountId });
  await matchOffer.call(asOwner(tenant), { offerId: items[0]?.offerId ?? '', productId });
});

const choice = () => ({ gift: { kind: 'choice', value: 3000, currency: 'EUR' }, budgetId });
const chosen = () => ({ productId, denomination: 2500 });
const browser = 'a browser of the tests';

async function work(orderId: string, rounds: number): Promise<void> {
  for (let round = 0; round < rounds; round++) {
    const now = new Date(NOW.getTime() + round * 700_000);
    await fulfilUnit({ ...asPlatform(tenant), now }, { orderId, unit: 1 });
  }
}

describe('a reward that a supplier has to deliver', () => {
  it('shows its claimer how it stands, then the voucher, and returns what was not spent', async () => {
    const { rewardId, token } = await makeReward(tenant, choice());
    const { orderId, status } = await claim(tenant, token, { chosen: chosen() });
    expect(status).toBe('paid');
    const before = await showRewardByLink.call(anyone(tenant), { token, browser });
    expect(before).toMatchObject({
      mine: true,
      state: 'claimed',
      order: { status: 'paid', voucherRefs: [] },
    });
    expect(await left(tenant, `budget:${budgetId}`)).toBe(7_000n);
    await work(orderId ?? '', 1);
    await followUp(tenant);
    const after = await showRewardByLink.call(anyone(tenant), { token, browser });
    expect(after.order).toMatchObject({ status: 'fulfilled' });
    expect(after.order?.voucherRefs).toHaveLength(1);
    expect(await left(tenant, `budget:${budgetId}`)).toBe(7_500n);
    expect(await left(tenant, `reward:${rewardId}`)).toBe(0n);
  });

  it('that refuses leaves everything in the reward, which is claimed again, once', async () => {
    const { rewardId, token } = await makeReward(tenant, choice());
    supplier.refuseNext('out_of_stock');
    const { orderId } = await claim(tenant, token, { chosen: chosen() });
    await work(orderId ?? '', 3);
    await followUp(tenant);
    expect((await eventsOf(tenant, rewardId)).at(-1)).toBe('reward.reopened');
    expect(await left(tenant, `reward:${rewardId}`)).toBe(3_000n);
    expect(await showRewardByLink.call(anyone(tenant), { token, browser })).toMatchObject({
      state: 'failed',
      mine: true,
      order: null,
    });
    supplier.faults.clear();
    const again = await claim(tenant, await tokenOf(tenant, rewardId), { chosen: chosen() });
    await work(again.orderId ?? '', 1);
    await followUp(tenant);
    expect(await rowsOf(tenant, 'vouchers')).toBe(1);
    expect(await left(tenant, `budget:${budgetId}`)).toBe(7_500n);
  });

  it('that fails after the reward’s last day gives its recipient days to choose again', async () => {
    const end = new Date(NOW.getTime() + 60_000);
    const { rewardId, token } = await makeReward(tenant, { ...choice(), expiresAt: end.toISOString() });
    supplier.refuseNext('out_of_stock');
    const { orderId } = await claim(tenant, token, { chosen: chosen() });
    await work(orderId ?? '', 3);
    await followUp(tenant);
    await sweepRewards(systemAt(tenant, new Date(end.getTime() + 86_400_000)), {});
    expect((await showReward.call(asOwner(tenant), { rewardId })).state).toBe('opened');
    await cancelRewards.call(asOwner(tenant), { rewardIds: [rewardId], reason: 'Enough' });
    expect(await left(tenant, `budget:${budgetId}`)).toBe(10_000n);
  });

  it('is settled by the sweep when the job of its order was lost', async () => {
    const { rewardId, token } = await makeReward(tenant, choice());
    const { orderId } = await claim(tenant, token, { chosen: chosen() });
    const cancel = { rewardIds: [rewardId], reason: 'By mistake' };
    expect(await codeOf(cancelRewards.call(asOwner(tenant), cancel))).toBe('conflict');
    await work(orderId ?? '', 1);
    await sweepRewards(systemAt(tenant, new Date(NOW.getTime() + 3_600_000)), {});
    expect(await left(tenant, `budget:${budgetId}`)).toBe(7_500n);
  });
});
