import { encodeCursor } from '#lib/page.ts';
import type { TenantRef } from '#lib/tenant.ts';
import { orderStatusCounts, searchOrders } from '#modules/orders/index.ts';
import { asOwner, makeTenant } from '#tests/factories.ts';
import { openDatabase } from './database.ts';

const [FEW, MANY] = [10_000, 1_000_000];
const [TIMES, WARM_UP] = [40, 5];
const [MOST_MS, MOST_GROWTH] = [150, 2];
/** Below this a ratio says more of the clock than of the query. */
const FLOOR_MS = 5;
const LIMIT = 50;
const MEMBERS = 2_000;
type Owner = Awaited<ReturnType<typeof openDatabase>>['owner'];

/** Orders of the same members and products whatever their count, one in fifty of them in trouble. */
async function fill(owner: Owner, tenant: TenantRef, count: number): Promise<void> {
  const { id } = tenant;
  const members = MEMBERS;
  await owner.begin(async (sql) => {
    await sql`set local session_replication_role = replica`;
    await sql`set local synchronous_commit = off`;
    await sql`
      insert into members (tenant_id, id, email, name, country, locale, status, created_at)
      select ${id}, 'mem_' || lpad(n::text, 26, '0'), 'person' || n || '@example.com', 'Person ' || n, 'DE', 'en',
             'active', now() from generate_series(1, ${members}) n`;
    await sql`
      insert into orders (tenant_id, id, status, channel, member_id, payer_account_id, recipient, recipient_member_id,
                          points, search_text, created_at, changed_at)
      select ${id}, 'ord_' || lpad(n::text, 26, '0'),
             case when n % 50 > 0 then 'fulfilled' when n % 100 = 0 then 'failed' else 'refunded' end,
             case when n % 3 = 0 then 'api' else 'storefront' end, m, 'wallet:' || m || ':PTS',
             jsonb_build_object('email', 'person' || (n * 7919::bigint % ${members} + 1) || '@example.com', 'name', 'Person ' || n % ${members}),
             m, 100 + (n * 7919::bigint) % 100000, 'ord_' || lpad(n::text, 26, '0') || ' person gift card ' || n % 200,
             timestamptz '2024-01-01' + n * (interval '700 days' / ${count}), now()
        from (select n, 'mem_' || lpad((n * 7919::bigint % ${members} + 1)::text, 26, '0') as m
                from generate_series(1, ${count}) n) as o`;
    await sql`
      insert into order_lines (tenant_id, id, order_id, product_id, product_name, denomination, currency, quantity,
                               first_unit, unit_points, rate_points, rate_minor_units)
      select ${id}, 'lin_' || lpad(n::text, 26, '0'), 'ord_' || lpad(n::text, 26, '0'),
             'prd_' || lpad((n * 31 % 200)::text, 26, '0'), 'Gift card ' || n * 31 % 200, 1000, 'EUR', 1, 1, 1000, 1, 1
        from generate_series(1, ${count}) n`;
  });
}

/** What people ask the list of orders for. */
const QUESTIONS = (count: number): Record<string, object> => {
  const member = `mem_${String(7).padStart(26, '0')}`;
  const day = new Date(Date.UTC(2024, 0, 1) + 350 * 86_400_000);
  return {
    'first page': {},
    'from the middle': { cursor: encodeCursor([day.toISOString(), `ord_${'0'.repeat(26)}`]) },
    'a status': { status: 'failed' },
    'the usual status': { status: 'fulfilled' },
    'a member': { memberId: member },
    'a product': { productId: `prd_${String(7).padStart(26, '0')}` },
    'a day long ago': { from: '2024-02-01', to: '2024-02-28' },
    'a channel by amount': { channel: 'api', sort: 'most' },
    'by amount': { sort: 'most' },
    'least first, in trouble': { status: 'refunded', sort: 'least' },
    'an address': { q: `person${MEMBERS / 2}@example.com` },
    'a name': { q: 'person 77' },
    'an unknown word': { q: 'zebra' },
    'an id': { q: `ord_${String(count / 2).padStart(26, '0')}` },
  };
};

async function median(work: () => Promise<unknown>): Promise<number> {
  const took: number[] = [];
  for (let i = 0; i < WARM_UP + TIMES; i += 1) {
    const from = performance.now();
    await work();
    if (i >= WARM_UP) took.push(performance.now() - from);
  }
  return took.sort((a, b) => a - b)[Math.floor(TIMES / 2)] ?? 0;
}

/** A list's page and its count, as the screen asks for them. */
async function measure(tenant: TenantRef, count: number): Promise<Record<string, number>> {
  const caller = asOwner(tenant);
  const medians: Record<string, number> = {};
  for (const [name, input] of Object.entries(QUESTIONS(count))) {
    medians[name] = await median(() => searchOrders.call(caller, { ...input, limit: LIMIT, counted: true }));
  }
  medians['the tabs'] = await median(() => orderStatusCounts.call(caller, {}));
  return medians;
}

const { owner, stop } = await openDatabase();
const [few, many] = [await makeTenant(), await makeTenant()];
await fill(owner, few, FEW);
await fill(owner, many, MANY);
await owner`vacuum (analyze) orders, order_lines, members`;
const [small, large] = [await measure(few, FEW), await measure(many, MANY)];
let missed = 0;
for (const [name, ms] of Object.entries(large)) {
  const before = small[name] ?? 0;
  const growth = ms / Math.max(before, FLOOR_MS);
  const ok = ms <= MOST_MS && growth <= MOST_GROWTH;
  if (!ok) missed += 1;
  console.log(
    `${ok ? '✓' : '✗'} ${name.padEnd(26)} ${before.toFixed(1).padStart(7)} ms ${ms.toFixed(1).padStart(7)} ms  ×${growth.toFixed(2)}`,
  );
}
await stop();
process.exitCode = missed > 0 ? 1 : 0;
