import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { forgetEnv } from '#lib/env.ts';
import type { TenantRef } from '#lib/tenant.ts';
import {
  openPayment,
  providerFor,
  requestCapture,
  requestRefund,
  setPaymentAccount,
  showPaymentAccount,
  startPayment,
} from '#modules/payments/index.ts';
import type { StripeDouble } from '#tests/doubles/stripe.ts';
import { asMember, asOwner, asPlatform, callerOf, makeTenant, ownerSql } from '#tests/factories.ts';
import { codeOf, refusalOf } from '#tests/outcome.ts';
import { inVerb } from '#tests/proof-verb.ts';
import { makeSandbox } from '#tests/suppliers/factories.ts';
import {
  keys,
  makeStripeTenant,
  openOne,
  runJobs,
  SECRET_KEY,
  startLocalStripe,
  startOne,
  WEBHOOK_SECRET,
} from './factories.ts';

const LIVE = {
  secretKey: 'sk_live_canarysecret4eC39HqLyjWDarjtT',
  publishableKey: 'pk_live_TYooMQauvdEDq54NiTphI7jx',
};
let double: StripeDouble;
let owner: ReturnType<typeof ownerSql>;
beforeAll(async () => {
  double = await startLocalStripe();
  owner = ownerSql();
});
afterEach(() => {
  process.env['STRIPE_BASE_URL'] = double.url;
  delete process.env['DAMSON_DEMO'];
  forgetEnv();
});
afterAll(async () => {
  await double.stop();
  await owner.end();
});
const set = (tenant: TenantRef, over: object = {}) => setPaymentAccount.call(asOwner(tenant), keys(over));
function withoutDouble(): void {
  delete process.env['STRIPE_BASE_URL'];
  forgetEnv();
}
const open = (tenant: TenantRef) =>
  inVerb(asPlatform(tenant), (ctx) => openPayment(ctx, { orderId: 'ord_1', amount: 100n, currency: 'EUR' }));

describe('a sandbox never reaches live money, and a live program no test money', () => {
  it('a sandbox takes test keys and refuses live ones', async () => {
    const sandbox = await makeSandbox();
    expect(await codeOf(set(sandbox, LIVE))).toBe('invalid');
    expect(await codeOf(set(sandbox, { secretKey: LIVE.secretKey }))).toBe('invalid');
    expect(await codeOf(set(sandbox))).toBe('ok');
  });

  it('a live program takes live keys, and test keys only in a demo with a double', async () => {
    const live = await makeTenant({ funds: 0 });
    expect(await codeOf(set(live))).toBe('invalid');
    process.env['DAMSON_DEMO'] = '1';
    forgetEnv();
    expect(await codeOf(set(live))).toBe('ok');
    withoutDouble();
    expect(await codeOf(set(live))).toBe('invalid');
    expect(await codeOf(set(live, LIVE))).toBe('ok');
  });

  it('a live key is never sent to the double', async () => {
    const live = await makeTenant({ funds: 0 });
    await set(live, LIVE);
    const [row] = await owner`select local, key_kind from payment_accounts where tenant_id = ${live.id}`;
    expect(row).toEqual({ local: false, key_kind: 'live' });
  });

  it('the database holds to it whoever writes', async () => {
    const sandbox = await makeStripeTenant();
    const live = await makeTenant({ funds: 0 });
    await set(live, LIVE);
    const write = (tenant: TenantRef, change: object) =>
      owner`update payment_accounts set ${owner(change)} where tenant_id = ${tenant.id}`.then(
        () => 'ok',
        (error: { constraint_name?: string }) => error.constraint_name,
      );
    expect(await write(sandbox, { key_kind: 'live', local: false })).toMatch(/payment_accounts_/);
    expect(await write(sandbox, { mode: 'live' })).toMatch(/payment_accounts_/);
    expect(await write(live, { key_kind: 'test' })).toMatch(/payment_accounts_/);
    expect(await write(live, { local: true })).toMatch(/payment_accounts_/);
    expect(await write(live, { mode: 'sandbox' })).toMatch(/payment_accounts_/);
    expect(await write(sandbox, { local: false })).toBe('ok');
    const test = (tenant: TenantRef) =>
      owner`insert into payments (tenant_id, id, order_id, mode, provider, amount, currency, state, captured_amount,
              refunded_amount, dispute, created_at, updated_at, expires_at)
            values (${tenant.id}, 'pay_x', 'ord_x', ${tenant.mode}, 'test', 1, 'EUR', 'created', 0, 0, 'none', now(), now(), now())`.then(
        () => 'ok',
        (error: { constraint_name?: string }) => error.constraint_name,
      );
    expect(await test(live)).toBe('payments_test_provider');
    expect(await test(sandbox)).toBe('ok');
  });

  it('who takes the cards: Stripe where it has keys, the test provider in other sandboxes, else nobody', async () => {
    const [stripe, sandbox, live] = [
      await makeStripeTenant(),
      await makeSandbox(),
      await makeTenant({ funds: 0 }),
    ];
    const who = (tenant: TenantRef) => inVerb(asPlatform(tenant), providerFor);
    expect([await who(stripe), await who(sandbox), await who(live)]).toEqual(['stripe', 'test', null]);
    expect(await codeOf(open(live))).toBe('not_available');
    expect(await codeOf(open(sandbox))).toBe('ok');
  });
});

describe('keys', () => {
  it('are set by whoever may, and by nobody else', async () => {
    const sandbox = await makeSandbox();
    const without = callerOf(sandbox, {
      type: 'operator',
      id: 'opr_x',
      permissions: new Set(['orders.read']),
    });
    expect(await codeOf(setPaymentAccount.call(without, keys()))).toBe('forbidden');
    expect(await codeOf(setPaymentAccount.call(asMember(sandbox, 'mem_x'), keys()))).toBe('forbidden');
    expect(await codeOf(showPaymentAccount.call(without, {}))).toBe('forbidden');
    expect(await codeOf(set(sandbox))).toBe('ok');
  });

  it.each([
    [{ secretKey: 'pk_test_TYooMQauvdEDq54NiTphI7jx' }],
    [{ secretKey: 'sk_test_' }],
    [{ secretKey: `${SECRET_KEY}\nHost: evil` }],
    [{ publishableKey: SECRET_KEY }],
    [{ publishableKey: LIVE.publishableKey }],
    [{ webhookSecret: SECRET_KEY }],
    [{ webhookSecret: undefined }],
  ])('of another shape are refused without being repeated: %o', async (over) => {
    const refusal = await refusalOf(set(await makeSandbox(), over));
    expect(refusal.code).toBe('invalid');
    expect(JSON.stringify([refusal.message, refusal.fields])).not.toContain('canary');
  });

  it('are replaced as a whole, and another tenant’s stay as they are', async () => {
    const [one, two] = [await makeStripeTenant(), await makeStripeTenant()];
    await set(one, { publishableKey: 'pk_test_anotherone' });
    const view = (tenant: TenantRef) => showPaymentAccount.call(asOwner(tenant), {});
    expect((await view(one))?.publishableKey).toBe('pk_test_anotherone');
    expect((await view(two))?.publishableKey).toBe(keys().publishableKey);
  });

  it('stand nowhere in the clear: not in an answer, a table, a job or an error', async () => {
    const tenant = await makeSandbox();
    const answers: unknown[] = [await set(tenant), await showPaymentAccount.call(asOwner(tenant), {})];
    const { orderId, paymentId, intent } = await startOne(tenant);
    answers.push(await startPayment(asPlatform(tenant), paymentId));
    const { secret } = clientSecretOf(answers.at(-1));
    double.books.confirm(intent, 'pm_card_visa');
    await inVerb(asPlatform(tenant), (ctx) => requestCapture(ctx, { orderId, amount: 2500n }));
    double.fail('error-500', 'html', 'lost');
    answers.push(await runJobs(tenant));
    await inVerb(asPlatform(tenant), (ctx) => requestRefund(ctx, { orderId, amount: 1n, reference: 'x' }));
    double.refuseKeys(true);
    answers.push(await runJobs(tenant));
    double.refuseKeys(false);
    for (const canary of [SECRET_KEY, WEBHOOK_SECRET]) expect(JSON.stringify(answers)).not.toContain(canary);
    const tables = await owner<{ name: string }[]>`
      select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where n.nspname in ('public', 'graphile_worker') and c.relkind = 'r'`;
    const clear = [SECRET_KEY, WEBHOOK_SECRET, secret].flatMap((canary) => [
      canary,
      Buffer.from(canary).toString('hex'),
    ]);
    for (const { name } of tables) {
      for (const canary of clear) {
        const rows = await owner.unsafe(`select 1 from ${name} t where strpos(t::text, $1) > 0`, [canary]);
        expect(rows, `${name} holds ${canary.slice(0, 8)}`).toHaveLength(0);
      }
    }
    const [publishable] = await owner`
      select 1 from payment_accounts t where strpos(t::text, ${keys().publishableKey}) > 0`;
    expect(publishable, 'the search finds what is in the clear').toBeDefined();
  });

  function clientSecretOf(started: unknown): { secret: string } {
    const { clientSecret } = started as { clientSecret: string };
    expect(clientSecret).toMatch(/_secret_/);
    return { secret: clientSecret };
  }
});

describe('another tenant', () => {
  it('finds no payment under this one’s ids', async () => {
    const [one, two] = [await makeStripeTenant(), await makeStripeTenant()];
    const { orderId, paymentId } = await openOne(one);
    expect(await codeOf(startPayment(asPlatform(two), paymentId))).toBe('not_found');
    const capture = (tenant: TenantRef) =>
      codeOf(inVerb(asPlatform(tenant), (ctx) => requestCapture(ctx, { orderId, amount: 1n })));
    expect([await capture(two), await capture(one)]).toEqual(['not_found', 'ok']);
  });
});
