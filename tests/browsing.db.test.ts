import { beforeAll, describe, expect, it } from 'vitest';
import type { TenantRef } from '#lib/tenant.ts';
import { listProducts, searchWares, setListingsVisible } from '#modules/catalog/index.ts';
import { browse, showProduct, suggest } from '#modules/orders/index.ts';
import {
  asKey,
  asMember,
  asOwner,
  makeMember,
  makeProduct,
  makeTenant,
  ownerSql,
  rowsOf,
} from '#tests/factories.ts';
import { codeOf } from '#tests/outcome.ts';

let tenant: TenantRef;
let made: Record<string, { productId: string; listingId: string }>;
beforeAll(async () => {
  tenant = await makeTenant();
  made = {};
  for (const name of ['Zalando', 'Décathlon', 'Media Markt', 'IKEA', '100% Coffee_Card']) {
    made[name] = await makeProduct(tenant, { name, values: [1000, 5000], codes: 1 });
    const owner = ownerSql();
    const plain = name
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim();
    await owner`update products set search_text = ${plain} where id = ${made[name]?.productId ?? ''}`;
    await owner.end();
  }
});
const id = (name: string) => made[name]?.listingId ?? '';
const find = async (input: object) =>
  (await browse.call(asKey(tenant), { country: 'all', ...input })).items.map((i) => i.name);

describe('browsing', () => {
  it.each([
    ['zalando', 'Zalando'],
    ['zalnado', 'Zalando'],
    ['ZALANDO!', 'Zalando'],
    ['decathlon', 'Décathlon'],
    ['décathlon', 'Décathlon'],
    ['decatlon', 'Décathlon'],
    ['mediamarkt', 'Media Markt'],
    ['media markt', 'Media Markt'],
    ['ikae', 'IKEA'],
    ['ikea', 'IKEA'],
    ['100%', '100% Coffee_Card'],
  ])('finds %s as %s', async (q, name) => {
    expect((await find({ q }))[0]).toBe(name);
    const offered = await suggest.call(asKey(tenant), { q });
    expect(offered.products[0]?.name).toBe(name);
  });

  it.each(['xqzwv', '%%%%', '____', "'; drop table products; --", '\\', 'zalando'.repeat(14)])(
    'finds nothing for %s, or everything when no word is left',
    async (q) => {
      const found = await find({ q });
      const words = q.replace(/[^\p{L}\p{N}]+/gu, '');
      if (words === '') expect(found).toHaveLength(5);
      else if (words.startsWith('zalando')) expect(found.every((n) => n === 'Zalando')).toBe(true);
      else expect(found).toEqual([]);
    },
  );

  it('pages without a gap or a repeat, also while searching', async () => {
    for (const q of [undefined, 'a']) {
      const whole = await find({ q, limit: 100 });
      const seen: string[] = [];
      for (let cursor: string | undefined; ; ) {
        const page = await browse.call(asKey(tenant), { country: 'all', q, limit: 2, cursor });
        seen.push(...page.items.map((i) => i.name));
        if (!page.nextCursor) break;
        cursor = page.nextCursor;
      }
      expect(seen).toEqual(whole);
    }
  });

  it('keeps to what points can buy and to the values asked for', async () => {
    expect(await find({ maxPoints: 999 })).toEqual([]);
    expect(await find({ maxPoints: 1000 })).toHaveLength(5);
    expect(await find({ minValue: 5001 })).toEqual([]);
    expect(await find({ minValue: 5000, currency: 'EUR', kind: 'gift_card' })).toHaveLength(5);
    expect(await find({ currency: 'USD' })).toEqual([]);
  });

  it('starts anew, or is refused, at a cursor that is not its own: it never breaks', async () => {
    const positions = [['a', 'b'], [1.5, 'b'], [1e300, 'b'], [1], [], ['a'], [null], [-1]];
    for (const cursor of [
      'x',
      ...positions.map((p) => Buffer.from(JSON.stringify(p)).toString('base64url')),
    ]) {
      for (const q of [undefined, 'zalando']) {
        expect(['ok', 'invalid'], `${cursor} ${q}`).toContain(
          await codeOf(browse.call(asKey(tenant), { country: 'all', q, cursor })),
        );
      }
    }
  });
});

describe('hiding a listing', () => {
  it('takes it from the shop and not from the console, and showing it brings it back', async () => {
    const listingIds = [id('IKEA'), id('IKEA')];
    expect(await setListingsVisible.call(asOwner(tenant), { listingIds, visible: false })).toEqual({
      changed: 1,
    });
    const member = asMember(tenant, await makeMember(tenant));
    expect(await find({ q: 'ikea' })).toEqual([]);
    expect(await codeOf(showProduct.call(member, { listingId: id('IKEA') }))).toBe('not_found');
    const console = await searchWares.call(asOwner(tenant), { q: 'ikea', listed: 'hidden' });
    expect(console.items).toMatchObject([{ name: 'IKEA', listed: 'hidden' }]);
    await setListingsVisible.call(asOwner(tenant), { listingIds, visible: true });
    expect(await codeOf(showProduct.call(member, { listingId: id('IKEA') }))).toBe('ok');
  });

  it('of one that is unknown among others hides none', async () => {
    const before = await find({});
    const mixed = { listingIds: [id('Zalando'), 'lst_none'], visible: false };
    expect(await codeOf(setListingsVisible.call(asOwner(tenant), mixed))).toBe('not_found');
    expect(await find({})).toEqual(before);
    expect(await codeOf(setListingsVisible.call(asOwner(tenant), { listingIds: [], visible: false }))).toBe(
      'invalid',
    );
  });
});

it('listing products again changes nothing, and unknown ones are left out', async () => {
  const before = await rowsOf(tenant, 'listings');
  const products = [
    ...Object.values(made).map(({ productId }) => ({ productId })),
    { productId: 'prd_none' },
  ];
  expect(await listProducts.call(asOwner(tenant), { products, visible: false })).toEqual({ listed: 0 });
  expect([await rowsOf(tenant, 'listings'), (await find({})).length]).toEqual([before, 5]);
});
