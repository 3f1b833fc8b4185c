import { describe, expect, it } from 'vitest';
import { newId } from '#lib/id.ts';
import type { TenantRef } from '#lib/tenant.ts';
import { cancelRun, showRun } from '#modules/bulk/index.ts';
import {
  listChunk,
  moveListing,
  offerProducts,
  searchWares,
  setFeatured,
  setPriceRules,
  startListing,
  wareFacets,
} from '#modules/catalog/index.ts';
import { addOperator } from '#modules/identity/index.ts';
import { browse } from '#modules/orders/index.ts';
import {
  asMember,
  asOwner,
  asPlatform,
  callerOf,
  lookingSql,
  makeMember,
  makeProduct,
  makeTenant,
  rowsOf,
} from '#tests/factories.ts';
import { codeOf } from '#tests/outcome.ts';

/** Products of a brand of their own, so that what other tests made is not among them. */
async function makeWares(word: string, count: number): Promise<{ brandId: string; ids: string[] }> {
  const ids = Array.from({ length: count }, () => newId('product'));
  const sql = lookingSql();
  const brandId = newId('brand');
  await sql`insert into brands (id, slug, name, hue, about) values (${brandId}, ${word}, ${word}, 20, '')`;
  await sql`
    insert into products (id, brand_id, name, kind, categories, country, currency, denominations, denomination_type,
      min_value, max_value, step_value, delivery, usage, code_format, how_to, terms, source, source_sku, search_text)
    select id, ${brandId}, ${word} || ' ' || n, case when n % 2 = 0 then 'perk' else 'lounge' end, '{}', 'SE', 'EUR',
           '{1000}', 'fixed', 1000, 1000, 1, 'instant', 'online', 'text', '', '', 'test', id, ${word} || ' ' || n
      from unnest(${ids}::text[]) with ordinality as r(id, n)`;
  return { brandId, ids };
}

async function makeAdmin(tenant: TenantRef) {
  const sql = lookingSql();
  await sql`insert into roles (tenant_id, id, name, permissions)
            values (${tenant.id}, 'rol_shop', 'Shop', '{catalog.manage,catalog.read}')`;
  const { operatorId } = await addOperator.call(asPlatform(tenant), {
    email: `a-${tenant.slug}@example.com`,
    name: 'Ana',
    role: 'Shop',
  });
  return callerOf(tenant, {
    type: 'operator',
    id: operatorId,
    permissions: new Set(['catalog.manage', 'catalog.read']),
  });
}

describe('the search for products', () => {
  it('finds listed ones first, in their order, then the others by name, each once over all pages', async () => {
    const tenant = await makeTenant();
    const { brandId, ids } = await makeWares('findone', 9);
    const owner = asOwner(tenant);
    await offerProducts.call(owner, { productIds: [ids[7] ?? '', ids[3] ?? ''], visible: true });
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await searchWares.call(owner, { brandId, limit: 4, cursor });
      seen.push(...page.items.map((w) => w.productId));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(seen).toHaveLength(9);
    expect(new Set(seen).size).toBe(9);
    expect(new Set(seen.slice(0, 2))).toEqual(new Set([ids[7], ids[3]]));
    const byWord = await searchWares.call(owner, { q: 'findone', limit: 100 });
    expect(byWord.items.filter((w) => w.brandId === brandId)).toHaveLength(9);
  });

  it('meets each once by name and by price, either way, those without a price last', async () => {
    const tenant = await makeTenant();
    const { brandId, ids } = await makeWares('sorted', 9);
    const owner = asOwner(tenant);
    for (const [i, id] of ids.entries()) {
      await lookingSql()`update products set min_value = ${100 * ((i * 5) % 9) + 100}, max_value = 1000 where id = ${id}`;
    }
    await offerProducts.call(owner, { productIds: ids.slice(0, 6), visible: true });
    const walk = async (sort: 'name' | '-name' | 'price' | '-price') => {
      const seen = [];
      let cursor: string | undefined;
      do {
        const page = await searchWares.call(owner, { brandId, sort, limit: 2, cursor });
        seen.push(...page.items);
        cursor = page.nextCursor ?? undefined;
      } while (cursor);
      expect(new Set(seen.map((w) => w.productId)).size).toBe(9);
      return seen;
    };
    const names = (await walk('name')).map((w) => w.name);
    expect(names).toEqual([...names].sort());
    expect((await walk('-name')).map((w) => w.name)).toEqual([...names].reverse());
    const prices = (await walk('price')).map((w) => w.fromPoints);
    const known = prices.slice(0, 6).map(Number);
    expect(prices.slice(6)).toEqual([null, null, null]);
    expect(known).toEqual([...known].sort((a, b) => a - b));
    expect((await walk('-price')).map((w) => w.fromPoints)).toEqual([...known.reverse(), null, null, null]);
  });

  it('counts each choice as if its own filter were off, and what a filter finds is what it counted', async () => {
    const tenant = await makeTenant();
    const { brandId, ids } = await makeWares('counted', 10);
    const owner = asOwner(tenant);
    await offerProducts.call(owner, { productIds: ids.slice(0, 4), visible: true });
    await offerProducts.call(owner, { productIds: ids.slice(0, 1), visible: false });
    const facets = await wareFacets.call(owner, { brandId, kind: 'perk' });
    expect(facets.total).toBe(5);
    expect(Object.fromEntries(facets.kinds.map((k) => [k.code, k.count]))).toEqual({ perk: 5, lounge: 5 });
    const all = await wareFacets.call(owner, { brandId });
    expect(Object.fromEntries(all.listed.map((k) => [k.code, k.count]))).toEqual({
      shown: 3,
      hidden: 1,
      no: 6,
    });
    for (const listed of ['shown', 'hidden', 'no'] as const) {
      const { items } = await searchWares.call(owner, { brandId, listed, limit: 100 });
      expect(items.length).toBe(all.listed.find((f) => f.code === listed)?.count);
    }
  });

  it('shows nothing of another tenant: neither its listings nor its own brands', async () => {
    const [mine, other] = [await makeTenant(), await makeTenant()];
    const own = await makeProduct(other, { values: [1000], codes: 1 });
    const { ids } = await makeWares('ownware', 1);
    const [id = ''] = ids;
    await lookingSql()`update products set source = ${`own:${other.id}`} where id = ${id}`;
    const find = async (tenant: TenantRef) => searchWares.call(asOwner(tenant), { q: 'ownware' });
    expect((await find(other)).items).toHaveLength(1);
    expect((await find(mine)).items).toHaveLength(0);
    expect(await codeOf(offerProducts.call(asOwner(mine), { productIds: [id], visible: true }))).toBe(
      'not_found',
    );
    const { items } = await searchWares.call(asOwner(mine), { listed: 'shown', limit: 100 });
    expect(items.map((w) => w.productId)).not.toContain(own.productId);
  });
});

describe('listing by filter', () => {
  it('lists each product once, chunk by chunk, at the price of the rules, and hides them again', async () => {
    const tenant = await makeTenant();
    const admin = await makeAdmin(tenant);
    const { brandId } = await makeWares('chunked', 1_203);
    const rule = {
      scope: 'brand',
      target: brandId,
      markupBasisPoints: 1000,
      markupPoints: 0,
      roundTo: 50,
    } as const;
    await setPriceRules.call(admin, { version: 0, rules: [rule] });
    const { runId, total } = await startListing.call(admin, {
      filter: { brandId, listed: 'no' },
      visible: true,
    });
    expect(total).toBe(1_203);
    expect(await listChunk.call(admin, { runId })).toEqual({ more: true });
    expect((await showRun.call(admin, { runId })).run).toMatchObject({
      state: 'running',
      done: 500,
      total: 1_203,
    });
    expect(await listChunk.call(admin, { runId })).toEqual({ more: true });
    expect(await listChunk.call(admin, { runId })).toEqual({ more: false });
    expect((await showRun.call(admin, { runId })).run).toMatchObject({
      state: 'done',
      done: 1_203,
      failed: 0,
    });
    expect(await rowsOf(tenant, 'listings')).toBe(1_203);
    const member = asMember(tenant, await makeMember(tenant));
    const [tile] = (await browse.call(member, { country: 'SE', limit: 1 })).items;
    expect(tile?.fromPoints).toBe(1_100);
    const hide = await startListing.call(admin, { filter: { brandId, kind: 'perk' }, visible: false });
    while ((await listChunk.call(admin, { runId: hide.runId })).more);
    expect((await wareFacets.call(admin, { brandId, listed: 'shown' })).total).toBe(602);
  });

  it('that is cancelled leaves the rest as it was', async () => {
    const tenant = await makeTenant();
    const admin = await makeAdmin(tenant);
    const { brandId } = await makeWares('stopped', 700);
    const filter = { brandId };
    const { runId } = await startListing.call(admin, { filter, visible: true });
    await listChunk.call(admin, { runId });
    await cancelRun.call(admin, { runId });
    expect(await listChunk.call(admin, { runId })).toEqual({ more: false });
    expect(await rowsOf(tenant, 'listings')).toBe(500);
  });
});

describe('the order of listings', () => {
  it('is what it was moved to, also where no room was left between neighbours', async () => {
    const tenant = await makeTenant();
    const owner = asOwner(tenant);
    const { ids } = await makeWares('ordered', 5);
    await offerProducts.call(owner, { productIds: ids, visible: true });
    await lookingSql()`update listings set position = 7 where tenant_id = ${tenant.id}`;
    const rows = async () => (await searchWares.call(owner, { listed: 'shown', limit: 10 })).items;
    let order = (await rows()).map((w) => w.listingId ?? '');
    const move = async (from: number, to: number) => {
      const [it = ''] = order.splice(from, 1);
      order = [...order.slice(0, to), it, ...order.slice(to)];
      await moveListing.call(owner, { listingId: it, afterId: order[to - 1] ?? null });
      expect((await rows()).map((w) => w.listingId)).toEqual(order);
    };
    for (const [from, to] of [
      [4, 0],
      [0, 4],
      [2, 1],
      [1, 3],
      [3, 2],
      [0, 1],
      [4, 3],
    ] as const)
      await move(from, to);
    await setFeatured.call(owner, { listingIds: order.slice(0, 2), featured: true });
    expect((await rows()).map((w) => w.featured)).toEqual([true, true, false, false, false]);
    const elsewhere = await makeProduct(await makeTenant(), { codes: 0 });
    const foreign = moveListing.call(owner, { listingId: order[0] ?? '', afterId: elsewhere.listingId });
    expect(await codeOf(foreign)).toBe('not_found');
  });
});
