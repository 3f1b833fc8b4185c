import { describe, expect, it } from 'vitest';
import { listProducts } from '#modules/catalog/index.ts';
import { asOwner, asPlatform, lookingSql, makeProduct, makeTenant } from '#tests/factories.ts';
import { atOnce, outcomeOf } from '#tests/outcome.ts';
import { makeOwnBrand } from '#tests/own-brand.ts';
import { generateChunk, generateCodes, setOwnBrand, showCodeRun } from './index.ts';
import { jobs } from './jobs.ts';

process.env['DATABASE_POOL'] = '24';
const freeCodes = async (tenantId: string) => {
  const [row] = await lookingSql()<{ codes: number; prints: number }[]>`
    select count(*)::int as codes, count(distinct fingerprint)::int as prints from stock_codes
     where tenant_id = ${tenantId} and taken_at is null`;
  return row;
};

describe('an own brand', () => {
  it('is the tenant’s own product alone: a shared one and another tenant’s are not there for it', async () => {
    const [tenant, other] = [await makeTenant(), await makeTenant()];
    const mine = await makeOwnBrand(tenant);
    const theirs = await makeOwnBrand(other);
    const shared = await makeProduct(tenant);
    const set = (productId: string) =>
      outcomeOf(setOwnBrand.call(asOwner(tenant), { productId, pattern: '############' }));
    const missing = await set('prd_01jz0000000000000000000000');
    expect(missing).toMatchObject({ ok: false, code: 'not_found' });
    expect(await set(theirs)).toEqual(missing);
    expect(await set(shared.productId)).toEqual(missing);
    expect(await set(mine)).toMatchObject({ ok: true });
    expect(await listProducts.call(asPlatform(tenant), { products: [{ productId: theirs }] })).toMatchObject({
      listed: 0,
    });
  });

  it('with a pattern that could be guessed is refused in a sentence', async () => {
    const tenant = await makeTenant();
    const productId = await makeOwnBrand(tenant);
    expect(
      await outcomeOf(setOwnBrand.call(asOwner(tenant), { productId, pattern: 'SUMMER-####-####' })),
    ).toMatchObject({ ok: false, code: 'invalid', message: expect.stringContaining('could be guessed') });
  });
});

describe('generating codes', () => {
  it('makes exactly as many as asked for, all different, by the pattern', async () => {
    const tenant = await makeTenant();
    const productId = await makeOwnBrand(tenant);
    const { runId } = await generateCodes.call(asOwner(tenant), {
      productId,
      denomination: 1000,
      count: 6_001,
    });
    await jobs['vouchers.generate']?.(asPlatform(tenant), { runId });
    expect(await freeCodes(tenant.id)).toEqual({ codes: 6_001, prints: 6_001 });
    expect(await showCodeRun.call(asOwner(tenant), { runId })).toMatchObject({ made: 6_001, wanted: 6_001 });
    await jobs['vouchers.generate']?.(asPlatform(tenant), { runId });
    expect((await freeCodes(tenant.id))?.codes, 'a job that runs again adds none').toBe(6_001);
  });

  it('of two workers on one run, and one that died in the middle, is still exact', async () => {
    const tenant = await makeTenant();
    const productId = await makeOwnBrand(tenant);
    const { runId } = await generateCodes.call(asOwner(tenant), {
      productId,
      denomination: 1000,
      count: 12_000,
    });
    const dying = generateChunk.call(asPlatform(tenant), { runId }).catch(() => 'died');
    const owner = lookingSql();
    await expect
      .poll(
        async () =>
          owner`select pg_terminate_backend(pid) from pg_stat_activity
                 where datname = current_database() and application_name = 'damson' and query like '%stock_codes%'`,
        { interval: 1 },
      )
      .not.toHaveLength(0);
    await dying;
    await atOnce(2, async () => jobs['vouchers.generate']?.(asPlatform(tenant), { runId }));
    expect(await freeCodes(tenant.id)).toEqual({ codes: 12_000, prints: 12_000 });
  });
});
