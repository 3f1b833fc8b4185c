import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { withTenant } from '#db/tenant.ts';
import type { TenantRef } from '#lib/tenant.ts';
import { addCodes, asOwner, asPlatform, lookingSql, makeProduct, makeTenant, NOW } from '#tests/factories.ts';
import { atOnce, codeOf } from '#tests/outcome.ts';
import { inVerb } from '#tests/proof-verb.ts';
import {
  accountInput,
  allowAddresses,
  line,
  makeSandbox,
  note,
  SILENCE,
} from '#tests/suppliers/factories.ts';
import {
  createAccount,
  hasRoute,
  listAccounts,
  listAlerts,
  listOffers,
  matchOffer,
  routeFor,
  setAccountStatus,
  setOfferPriority,
  startSync,
  valuesSupplied,
} from './index.ts';
import { claimProbe } from './store.ts';
import { applySync } from './sync.ts';

let tenant: TenantRef;
let productId: string;
beforeAll(() => allowAddresses({ simulated: 'http://127.0.0.1:4010' }));
beforeEach(async () => {
  tenant = await makeSandbox();
  ({ productId } = await makeProduct(tenant, { values: [1000, 2500], codes: 0 }));
});

/** An account with one offer for the product. */
async function supply(over: object = {}, priority = 100) {
  const input = accountInput({ kind: 'simulated', credentials: { apiKey: 'key' }, priority });
  const { accountId } = await createAccount.call(asOwner(tenant), input);
  const { runId } = await startSync.call(asOwner(tenant), { accountId });
  await applySync.call(asPlatform(tenant), { runId, products: [line('X', over)] });
  const { items } = await listOffers.call(asOwner(tenant), { accountId });
  const offerId = items[0]?.offerId ?? '';
  await matchOffer.call(asOwner(tenant), { offerId, productId });
  return { accountId, offerId };
}
const wanted = (over: object = {}) => ({
  productId,
  denomination: 1000n,
  currency: 'EUR',
  country: 'DE',
  exclude: [],
  ...over,
});
const route = async (over: object = {}, now = NOW) => {
  const found = await inVerb({ ...asPlatform(tenant), now }, (ctx) => routeFor(ctx, wanted(over)));
  return found.map((c) => c.accountId);
};
const later = (seconds: number) => new Date(NOW.getTime() + seconds * 1000);
const ISSUED = {
  kind: 'issued',
  voucher: { code: 'c', pin: null, url: null, expiresOn: null },
  supplierReference: 'r',
  cost: null,
} as const;
const down = async (accountId: string) => {
  for (let i = 0; i < 5; i++) await note(tenant, accountId, SILENCE);
};
const stateOf = async (accountId: string) =>
  (await listAccounts.call(asOwner(tenant), {})).items.find((a) => a.accountId === accountId)?.health.state;

describe('routeFor', () => {
  it('asks the cheapest first, then the lower priority of the offer, then of the account', async () => {
    const dear = await supply({ costBasisPoints: 9800 });
    const second = await supply({}, 50);
    const first = await supply({}, 10);
    expect(await route()).toEqual([first.accountId, second.accountId, dear.accountId]);
    await setOfferPriority.call(asOwner(tenant), { offerId: second.offerId, priority: 1 });
    expect(await route()).toEqual([second.accountId, first.accountId, dear.accountId]);
    const [best] = await inVerb(asPlatform(tenant), (ctx) => routeFor(ctx, wanted()));
    expect(best).toEqual({
      accountId: second.accountId,
      kind: 'simulated',
      sku: 'X',
      costBasisPoints: 9500,
      remembersHours: 24,
    });
  });

  it('leaves out whoever has refused, is paused, or has not this value, currency or country', async () => {
    const { accountId } = await supply();
    expect(await route()).toEqual([accountId]);
    for (const other of [
      { exclude: [accountId] },
      { denomination: 1001n },
      { currency: 'USD' },
      { country: 'FR' },
    ]) {
      expect(await route(other), Object.keys(other)[0]).toEqual([]);
    }
    await setAccountStatus.call(asOwner(tenant), { accountId, status: 'paused' });
    expect(await route()).toEqual([]);
    await setAccountStatus.call(asOwner(tenant), { accountId, status: 'active' });
    expect(await route()).toEqual([accountId]);
  });

  it('takes any value within a range, and a line that is sold everywhere', async () => {
    const range = { denominationType: 'range', denominations: [], min: 500n, max: 5000n, country: '' };
    const { accountId } = await supply(range);
    expect(await route({ denomination: 501n, country: 'FR' })).toEqual([accountId]);
    expect(await route({ denomination: 499n })).toEqual([]);
    expect(await route({ denomination: 5001n })).toEqual([]);
  });

  it('does not offer what is not available', async () => {
    await supply({ available: false });
    expect(await route()).toEqual([]);
  });
});

describe('the breaker', () => {
  it('takes an account out after five silences in a row, with an alert, and not after four', async () => {
    const [{ accountId }, other] = [await supply(), await supply({ costBasisPoints: 9900 })];
    for (let i = 0; i < 4; i++) await note(tenant, accountId, SILENCE);
    expect(await route()).toEqual([accountId, other.accountId]);
    await note(tenant, accountId, SILENCE);
    expect(await route()).toEqual([other.accountId]);
    const alerts = await listAlerts.call(asOwner(tenant), {});
    expect(alerts.items).toMatchObject([{ cause: 'breaker_open', subject: accountId, closedAt: null }]);
  });

  it('counts failures of all processes at once, each one', async () => {
    const { accountId } = await supply();
    await atOnce(4, () => note(tenant, accountId, SILENCE));
    expect(await stateOf(accountId)).toBe('closed');
    await note(tenant, accountId, SILENCE);
    expect(await stateOf(accountId)).toBe('open');
  });

  it('an answer in between starts the count again, and writes nothing for a healthy account', async () => {
    const { accountId } = await supply();
    for (let i = 0; i < 4; i++) await note(tenant, accountId, SILENCE);
    await note(tenant, accountId, ISSUED);
    for (let i = 0; i < 4; i++) await note(tenant, accountId, SILENCE);
    expect(await stateOf(accountId)).toBe('closed');
  });

  it('lets one order through after the pause, however many come at once', async () => {
    const { accountId } = await supply();
    await down(accountId);
    expect(await route({}, later(59))).toEqual([]);
    const probes = await atOnce(12, () => route({}, later(61)));
    expect(probes.filter((found) => found.length > 0)).toHaveLength(1);
    expect(await stateOf(accountId)).toBe('half_open');
    expect(await route({}, later(100)), 'while the probe is out').toEqual([]);
    expect(await route({}, later(152)), 'a probe that got lost').toEqual([accountId]);
  });

  it('gives no second probe to whoever read the breaker before the first was given', async () => {
    const { accountId } = await supply();
    await down(accountId);
    const claim = () =>
      inVerb({ ...asPlatform(tenant), now: later(61) }, (ctx) => claimProbe(ctx, accountId, later(151)));
    expect(await claim()).toBe(true);
    expect(await claim()).toBe(false);
  });

  it('closes, with its alert, when the probe is answered, and opens for longer when it is not', async () => {
    const { accountId } = await supply();
    await down(accountId);
    expect(await route({}, later(61))).toEqual([accountId]);
    await note(tenant, accountId, SILENCE, later(62));
    expect(await route({}, later(62 + 119))).toEqual([]);
    expect(await route({}, later(62 + 121))).toEqual([accountId]);
    await note(tenant, accountId, ISSUED, later(190));
    expect(await stateOf(accountId)).toBe('closed');
    expect((await listAlerts.call(asOwner(tenant), {})).items).toEqual([]);
    expect((await listAlerts.call(asOwner(tenant), { open: false })).items).toHaveLength(1);
    expect(await route({}, later(191))).toEqual([accountId]);
  });

  it('spends no probe on the question whether somebody could be asked', async () => {
    const { accountId } = await supply();
    const could = (now: Date) =>
      inVerb({ ...asPlatform(tenant), now }, (ctx) => hasRoute(ctx, wanted({ denomination: 1000n })));
    expect(await could(NOW)).toBe(true);
    await down(accountId);
    expect(await could(later(59))).toBe(false);
    expect(await could(later(61))).toBe(true);
    expect(await stateOf(accountId)).toBe('open');
  });

  it('spends no probe on an order that a healthy account would get first', async () => {
    const [broken, better] = [await supply({ costBasisPoints: 9900 }), await supply()];
    await down(broken.accountId);
    expect(await route({}, later(61))).toEqual([better.accountId]);
    expect(await stateOf(broken.accountId)).toBe('open');
    expect(await route({ exclude: [better.accountId] }, later(61))).toEqual([broken.accountId]);
  });
});

describe('the catalogue', () => {
  const isShown = async () => {
    const owner = lookingSql();
    const [row] = await owner`
      select in_stock from listings where tenant_id = ${tenant.id} and product_id = ${productId}`;
    return row?.['in_stock'];
  };

  it('has a product in stock as long as a supplier, or own stock, can deliver it', async () => {
    expect(await isShown()).toBe(false);
    const { accountId, offerId } = await supply();
    expect(await isShown()).toBe(true);
    await setAccountStatus.call(asOwner(tenant), { accountId, status: 'paused' });
    expect(await isShown()).toBe(false);
    await addCodes(tenant, { productId, values: [1000], codes: 1 });
    await matchOffer.call(asOwner(tenant), { offerId, productId: null });
    expect(await isShown()).toBe(true);
  });

  it('knows which values of it can be had', async () => {
    await supply({ country: '' });
    const supplied = (values: number[], country = 'DE') =>
      inVerb(asPlatform(tenant), (ctx) => valuesSupplied(ctx, { productId, country, values }));
    expect(await supplied([500, 1000, 2500, 3000], 'FR')).toEqual([1000, 2500]);
    expect(await supplied([])).toEqual([]);
  });
});

describe('matchOffer', () => {
  it('refuses another currency, a second offer of the account, and products that are not listed', async () => {
    const { accountId, offerId } = await supply();
    const { runId } = await startSync.call(asOwner(tenant), { accountId });
    await applySync.call(asPlatform(tenant), {
      runId,
      products: [line('X'), line('Y'), line('Z', { currency: 'USD' })],
    });
    const { items } = await listOffers.call(asOwner(tenant), { accountId });
    const offerOf = (sku: string) => items.find((o) => o.sku === sku)?.offerId ?? '';
    const match = (sku: string, product: string | null) =>
      codeOf(matchOffer.call(asOwner(tenant), { offerId: offerOf(sku), productId: product }));
    expect(await match('Y', productId)).toBe('conflict');
    expect(await match('Z', productId)).toBe('invalid');
    const elsewhere = await makeProduct(await makeTenant({ funds: 0 }), { codes: 0 });
    expect(await match('Y', elsewhere.productId)).toBe('not_found');
    expect(await codeOf(matchOffer.call(asOwner(tenant), { offerId, productId: null }))).toBe('ok');
    expect(await match('Y', productId)).toBe('ok');
  });
});

it('rows of a tenant are its own: another tenant routes nowhere', async () => {
  const { accountId } = await supply();
  const other = await makeSandbox();
  const found = await inVerb(asPlatform(other), (ctx) => routeFor(ctx, wanted()));
  expect(found).toEqual([]);
  expect(await route()).toEqual([accountId]);
  expect(await withTenant(other.id, (sql) => sql`select 1 from supplier_offers`)).toHaveLength(0);
});
