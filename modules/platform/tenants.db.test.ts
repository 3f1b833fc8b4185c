import { describe, expect, it } from 'vitest';
import type { Caller } from '#core/context.ts';
import { enqueue } from '#core/jobs.ts';
import { withoutTenant, withTenant } from '#db/tenant.ts';
import { sha256 } from '#lib/crypto.ts';
import { newId } from '#lib/id.ts';
import { addMember, asApiKey } from '#modules/identity/index.ts';
import { place } from '#modules/orders/index.ts';
import { tenantById } from '#modules/tenants/index.ts';
import {
  asKey,
  asOwner,
  lookingSql,
  makeKey,
  makeMember,
  makeProduct,
  makeTenant,
  NOW,
  orderInput,
} from '#tests/factories.ts';
import { outcomeOf } from '#tests/outcome.ts';
import { asCommand } from './act.ts';
import { settleJob, showHealth } from './health.ts';
import { withoutContent } from './health-queries.ts';
import { listTenants, setLimits, setTenantStatus, showTenant } from './tenants.ts';

const caller = () => ({ requestId: newId('request'), now: NOW, authenticate: asCommand('test') });
const NO_LIMITS = { members: null, ordersADay: null, callsAMinute: null };

describe('programs, as the installation sees them', () => {
  it('are listed by name, found by name, slug and host, page by page', async () => {
    const tenants = [await makeTenant(), await makeTenant(), await makeTenant()];
    for (const { id, slug } of tenants) {
      const found = await listTenants.call(caller(), { q: slug.toUpperCase() });
      expect(found.items).toMatchObject([{ tenantId: id, host: `${slug}.localhost`, status: 'active' }]);
    }
    const first = await listTenants.call(caller(), { limit: 2 });
    const rest = await listTenants.call(caller(), { limit: 100, cursor: first.nextCursor ?? '' });
    const all = [...first.items, ...rest.items].map((t) => t.tenantId);
    expect(new Set(all).size).toBe(all.length);
    expect(all).toEqual(expect.arrayContaining(tenants.map((t) => t.id)));
  });

  it('show how many people there are, and nobody of them', async () => {
    const tenant = await makeTenant();
    const email = `${newId('request')}@canary.example`;
    await makeMember(tenant, { email });
    const shown = await showTenant.call(caller(), { tenantId: tenant.id });
    expect(shown).toMatchObject({ activeMembers: 1, limits: NO_LIMITS, hosts: [`${tenant.slug}.localhost`] });
    const all = JSON.stringify([
      shown,
      await listTenants.call(caller(), {}),
      await showHealth.call(caller(), {}),
    ]);
    expect(all.includes(email)).toBe(false);
    const none = await outcomeOf(showTenant.call(caller(), { tenantId: newId('tenant') }));
    const nonsense = await outcomeOf(showTenant.call(caller(), { tenantId: 'x' }));
    expect(none).toMatchObject({ code: 'not_found' });
    expect(nonsense).toEqual(none);
  });

  it('answer nobody while they are suspended, with the reason in the record', async () => {
    const tenant = await makeTenant();
    const act = (status: string) =>
      setTenantStatus.call(caller(), { tenantId: tenant.id, status, reason: 'Unpaid' });
    await act('suspended');
    expect(await tenantById(tenant.id)).toBeNull();
    expect(await showTenant.call(caller(), { tenantId: tenant.id })).toMatchObject({
      status: 'suspended',
      acts: [{ verb: 'platform.setTenantStatus', detail: { reason: 'Unpaid', status: 'suspended' } }],
    });
    const noReason = { tenantId: tenant.id, status: 'active', reason: ' ' };
    expect(await outcomeOf(setTenantStatus.call(caller(), noReason))).toMatchObject({ code: 'invalid' });
    await act('active');
    const [row] = await lookingSql()`select status from tenants where id = ${tenant.id}`;
    expect(row).toEqual({ status: 'active' });
  });

  it('are changed by no tenant itself', async () => {
    const tenant = await makeTenant();
    for (const column of ['max_members', 'max_orders_a_day', 'max_calls_a_minute', 'status']) {
      const change = withTenant(
        tenant.id,
        (sql) => sql`update tenants set ${sql(column)} = null where id = ${tenant.id}`,
      );
      await expect(change, column).rejects.toThrow('permission denied');
    }
  });
});

describe('limits', () => {
  it('refuse one member more than allowed, and none below', async () => {
    const made = await makeTenant();
    await setLimits.call(caller(), { tenantId: made.id, ...NO_LIMITS, members: 2 });
    const tenant = (await tenantById(made.id)) ?? expect.fail('no tenant');
    const add = () =>
      outcomeOf(
        addMember.call(asOwner(tenant), {
          email: `${newId('request')}@example.com`,
          name: 'Kim',
          country: 'DE',
          locale: 'en',
        }),
      );
    expect([(await add()).ok, (await add()).ok]).toEqual([true, true]);
    expect(await add()).toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('2 active members'),
    });
  });

  it('refuse one order more within 24 hours, by the ordinary way and among those that come together', async () => {
    const made = await makeTenant();
    const product = await makeProduct(made, { values: [1000], codes: 10 });
    const { apiKeyId, secret } = await makeKey(made);
    await setLimits.call(caller(), { tenantId: made.id, ...NO_LIMITS, ordersADay: 2 });
    const tenant = (await tenantById(made.id)) ?? expect.fail('no tenant');
    const alone = { ...asKey(tenant, apiKeyId), authenticate: asApiKey(secret) };
    const together = { ...alone, apiKey: { id: apiKeyId, secretHash: sha256(secret), networks: [] } };
    const order = (by: Caller) =>
      outcomeOf(place.call(by, orderInput(product), { idempotencyKey: newId('request') }));
    expect([(await order(alone)).ok, (await order(together)).ok]).toEqual([true, true]);
    for (const by of [alone, together]) expect(await order(by)).toMatchObject({ code: 'rate_limited' });
  });

  it('are whole numbers from one up, or none', async () => {
    const { id } = await makeTenant();
    for (const members of [0, -1, 1.5, '3']) {
      const outcome = await outcomeOf(setLimits.call(caller(), { tenantId: id, ...NO_LIMITS, members }));
      expect(outcome, String(members)).toMatchObject({ code: 'invalid', fields: [{ field: 'members' }] });
    }
    const gone = await outcomeOf(setLimits.call(caller(), { tenantId: newId('tenant'), ...NO_LIMITS }));
    expect(gone).toMatchObject({ code: 'not_found' });
  });
});

describe('health', () => {
  it('names workers, queue and jobs that came to nothing, and has them tried again or dropped', async () => {
    const tenant = await makeTenant();
    await withTenant(tenant.id, async (sql) => {
      await sql`insert into worker_leases (worker_id, seen_at) values ('w1', now())`;
      for (const to of ['ann@canary.example', 'bob@canary.example']) {
        await enqueue(sql, 'mail.points', { tenantId: tenant.id, requestId: 'r', data: { to } });
      }
    });
    const owner = withoutTenant();
    await owner`
      update graphile_worker._private_jobs set attempts = max_attempts,
             last_error = 'no mail for ann@canary.example with code 4711-XY99
  at line 1'`;
    const before = await showHealth.call(caller(), {});
    expect(before.workers).toMatchObject([{ workerId: 'w1', lives: true }]);
    expect(before.jobs).toMatchObject({ failed: 2 });
    expect(before.failed[0]).toMatchObject({ task: 'mail.points', tenant: tenant.slug, attempts: 12 });
    expect(JSON.stringify(before)).not.toMatch(/canary|4711/);
    const [one, two] = before.failed.map((f) => f.jobId);
    await settleJob.call(caller(), { jobId: one, how: 'retry' });
    await settleJob.call(caller(), { jobId: two, how: 'drop' });
    const after = await showHealth.call(caller(), {});
    expect(after.jobs).toMatchObject({ failed: 0, waiting: 1 });
    for (const jobId of [one, two, '999999']) {
      const outcome = await outcomeOf(settleJob.call(caller(), { jobId, how: 'drop' }));
      expect(outcome, 'only what failed').toMatchObject({ code: 'not_found' });
    }
  });

  it('says nothing of the addresses, codes and ids that an error quoted', () => {
    expect(withoutContent('connect ECONNREFUSED 10.0.0.5:25')).toBe('connect ECONNREFUSED 10.0.0.5:25');
    expect(withoutContent('duplicate key "x@y.z" for \'mem_01abc23\'')).toBe('duplicate key … for …');
    expect(withoutContent('Boom AB12-CD34-EF56\nsecond line')).toBe('Boom …');
  });
});
