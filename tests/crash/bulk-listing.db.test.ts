import { expect, it } from 'vitest';
import { newId } from '#lib/id.ts';
import { showRun } from '#modules/bulk/index.ts';
import { startListing } from '#modules/catalog/index.ts';
import { addOperator } from '#modules/identity/index.ts';
import { asPlatform, callerOf, lookingSql, makeTenant } from '#tests/factories.ts';
import { untilRun, worker } from './run-worker.ts';
import { TRIED } from './tried.ts';

const PRODUCTS = 10_000;
const CHUNK = 500;

/** An admin of a tenant that lists nothing yet, and a brand with many products. */
async function emptyShop() {
  const tenant = await makeTenant();
  const owner = lookingSql();
  const brandId = newId('brand');
  await owner`insert into brands (id, slug, name, hue, about) values (${brandId}, ${brandId}, 'Many', 20, '')`;
  await owner`
    insert into products (id, brand_id, name, kind, categories, country, currency, denominations, denomination_type,
      min_value, max_value, step_value, delivery, usage, code_format, how_to, terms, source, source_sku, search_text)
    select 'prd_' || lpad(n::text, 26, '0'), ${brandId}, 'Card ' || n, 'gift_card', '{}', 'DE', 'EUR', '{1000}', 'fixed',
           1000, 1000, 1, 'instant', 'online', 'text', '', '', 'test', ${brandId} || n, 'card ' || n
      from generate_series(1, ${PRODUCTS}) n`;
  await owner`insert into roles (tenant_id, id, name, permissions) values (${tenant.id}, 'rol_x', 'Shop', '{catalog.manage}')`;
  const { operatorId } = await addOperator.call(asPlatform(tenant), {
    email: 'shop@example.com',
    name: 'Shop',
    role: 'Shop',
  });
  const admin = callerOf(
    tenant,
    { type: 'operator', id: operatorId, permissions: new Set(['catalog.manage']) },
    new Date(),
  );
  return { tenant, admin, brandId, owner };
}

it.each(TRIED.bulk)(
  'at %s and at any moment: listing goes on by itself, and each product is listed once',
  {
    timeout: 240_000,
  },
  async (name) => {
    const { tenant, admin, brandId, owner } = await emptyShop();
    const { runId, total } = await startListing.call(admin, {
      filter: { brandId, listed: 'no' },
      visible: true,
    });
    expect(total).toBe(PRODUCTS);
    const first = await worker({ NODE_ENV: 'test', DAMSON_FAILPOINT: `${name}:3` });
    await first.ended;
    const { run: left } = await showRun.call(admin, { runId });
    expect(left, 'what was committed before the kill').toMatchObject({ state: 'running', done: 2 * CHUNK });

    const second = await worker();
    await untilRun(admin, runId, (done) => done >= 4 * CHUNK);
    second.kill();
    await second.ended;
    const { run: again } = await showRun.call(admin, { runId });
    expect(again.state).toBe('running');
    expect(await counted(), 'as many are listed as the run says').toEqual({
      listings: again.done,
      told: again.done,
    });

    await worker();
    const run = await untilRun(admin, runId, (_, state) => state === 'done');
    expect(run).toMatchObject({ done: PRODUCTS, total: PRODUCTS, failed: 0 });
    expect(await counted(), 'each once, and told once').toEqual({ listings: PRODUCTS, told: PRODUCTS });

    async function counted() {
      const [row] = await owner<[{ listings: number; told: number }]>`
      select (select count(distinct product_id)::int from listings where tenant_id = ${tenant.id} and visible) as listings,
             (select count(*)::int from events where tenant_id = ${tenant.id} and type = 'listing.shown') as told`;
      return row;
    }
  },
);
