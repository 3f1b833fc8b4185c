import { beforeAll, describe, expect, it } from 'vitest';
import { pool } from '#db/client.ts';
import { withoutTenant, withTenant } from '#db/tenant.ts';
import type { TenantRef } from '#lib/tenant.ts';
import { makeMember, makeTenant } from '#tests/factories.ts';

process.env['DATABASE_POOL'] = '1';
const ROUNDS = 10_000;

let tenants: TenantRef[];
beforeAll(async () => {
  tenants = [await makeTenant(), await makeTenant()];
  for (const [index, tenant] of tenants.entries()) for (let n = 0; n <= index; n++) await makeMember(tenant);
});

/** A small generator with a printed seed, so that a failing run can be had again. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

const expected = 'expected failure';
const endings = [
  async () => 'as planned',
  async () => {
    throw new Error(expected);
  },
  async (sql: Parameters<Parameters<typeof withTenant>[1]>[0]) => sql`select 1 / 0`,
  async (sql: Parameters<Parameters<typeof withTenant>[1]>[0]) => {
    const slow = sql`select pg_sleep(20)`.execute();
    setTimeout(() => slow.cancel(), 1);
    return slow;
  },
  async (sql: Parameters<Parameters<typeof withTenant>[1]>[0]) => {
    await sql`set local statement_timeout = 1`;
    return sql`select pg_sleep(20)`;
  },
];

describe('one pooled connection', () => {
  it(`never shows one tenant another's rows in ${ROUNDS} turns with failures, cancels and time-outs`, {
    timeout: 120_000,
  }, async () => {
    const seed = Number(process.env['SEED'] ?? 20_260_601);
    const random = randomFrom(seed);
    const seen = new Set<string>();
    const failures = new Set<string>();
    for (let round = 0; round < ROUNDS; round++) {
      const at = `round ${round}, seed ${seed}`;
      const which = random() < 0.5 ? 0 : 1;
      const ending = random() < 0.9 ? 0 : Math.floor(random() * endings.length);
      await withTenant(tenants[which]?.id ?? '', async (sql) => {
        const rows = await sql<
          { tenant_id: string; pid: number }[]
        >`select tenant_id, pg_backend_pid() as pid from members`;
        expect(
          rows.map((r) => r.tenant_id),
          at,
        ).toEqual(Array(which + 1).fill(tenants[which]?.id));
        seen.add(String(rows[0]?.pid));
        return endings[ending]?.(sql);
      }).catch((error: Error & { code?: string }) => {
        if (!['22012', '57014'].includes(error.code ?? '') && error.message !== expected) throw error;
        failures.add(`${ending}`);
      });
      if (random() < 0.2) expect(await withoutTenant()`select 1 from members`, at).toHaveLength(0);
    }
    expect([...failures].sort(), 'ways to fail that were tried').toEqual(['1', '2', '3', '4']);
    expect(seen.size, 'connections used').toBe(1);
  });

  it('forgets the tenant with the transaction, also when many wait for it at once', async () => {
    const turns = Array.from({ length: 200 }, async (_, n) => {
      if (n % 3 === 2) return expect(await pool()`select 1 from members`).toHaveLength(0);
      const rows = await withTenant(
        tenants[n % 3]?.id ?? '',
        (sql) => sql`select distinct tenant_id from members`,
      );
      return expect(rows).toEqual([{ tenant_id: tenants[n % 3]?.id }]);
    });
    await Promise.all(turns);
  });
});
