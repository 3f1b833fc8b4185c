import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newId } from '#lib/id.ts';
import {
  listProducts,
  previewPrices,
  priceHistory,
  priceRules,
  setPriceRules,
} from '#modules/catalog/index.ts';
import { type PriceRule, ROUNDINGS } from '#modules/catalog/schema.ts';
import { browse, place, quote, redeem, showOffer, showProduct } from '#modules/orders/index.ts';
import { createAccount, matchOffer } from '#modules/suppliers/index.ts';
import {
  asKey,
  asMember,
  asOwner,
  asPlatform,
  lookingSql,
  type MadeProduct,
  makeMember,
  makeProduct,
  makeTenant,
  orderInput,
  pointsLeft,
} from '#tests/factories.ts';
import { codeOf, refusalOf } from '#tests/outcome.ts';

const RULE = { scope: 'all', target: '', markupBasisPoints: 0, markupPoints: 0, roundTo: 1 } as const;
const some = (rule: Partial<PriceRule>): PriceRule => ({ ...RULE, ...rule });

async function shop(values = [1000, 2500]) {
  const tenant = await makeTenant();
  const product = await makeProduct(tenant, { values, codes: 20 });
  const memberId = await makeMember(tenant, { points: 10_000_000 });
  const { version } = await priceRules.call(asOwner(tenant), {});
  let known = version;
  const set = async (...rules: PriceRule[]) => {
    const answer = await setPriceRules.call(asOwner(tenant), { version: known, rules });
    known = answer.version;
    return answer;
  };
  const priceOf = async ({ listingId }: MadeProduct, value = 1000) => {
    const { denominations } = await showProduct.call(asMember(tenant, memberId), { listingId });
    return denominations.find((d) => d.value === value)?.points;
  };
  return { tenant, product, memberId, set, priceOf };
}

describe('a price', () => {
  it('is shown, sorted, quoted and charged as one and the same, whatever the rules', async () => {
    const { tenant, product, memberId, set } = await shop([1000, 2500, 3333]);
    const member = asMember(tenant, memberId);
    const rule = fc.record({
      markupBasisPoints: fc.nat({ max: 20_000 }),
      markupPoints: fc.nat({ max: 500 }),
      roundTo: fc.constantFrom(...ROUNDINGS),
    });
    const value = fc.constantFrom(1000, 2500, 3333);
    await fc.assert(
      fc.asyncProperty(rule, value, async (terms, denomination) => {
        await set({ ...RULE, ...terms });
        const { listingId, productId } = product;
        const shown = await showProduct.call(member, { listingId });
        const points = shown.denominations.find((d) => d.value === denomination)?.points ?? -1;
        const offered = await showOffer.call(asKey(tenant), { productId });
        expect(offered.denominations.find((d) => d.value === denomination)?.points).toBe(points);
        const [tile] = (await browse.call(member, { country: 'all', sort: 'price' })).items;
        expect(tile?.fromPoints).toBe(shown.denominations[0]?.points);
        const most = (n: number) => browse.call(member, { country: 'all', maxPoints: n });
        expect((await most(tile?.fromPoints ?? 0)).items).toHaveLength(1);
        expect((await most((tile?.fromPoints ?? 0) - 1)).items).toHaveLength(0);
        const before = (await pointsLeft(tenant, { memberId })) ?? 0n;
        const quoted = await quote.call(member, { lines: [{ listingId, denomination }] });
        expect(quoted.points).toBe(points);
        expect((await redeem.call(member, { quoteId: quoted.quoteId })).points).toBe(points);
        expect(before - ((await pointsLeft(tenant, { memberId })) ?? 0n)).toBe(BigInt(points));
        const key = newId('request');
        const placed = await place.call(asKey(tenant), orderInput(product, { denomination }), {
          idempotencyKey: key,
        });
        expect(placed.points).toBe(points);
      }),
      { numRuns: 8 },
    );
  });

  it('follows the first rule that is for it, and the plain rate where none is', async () => {
    const { tenant, product, set, priceOf } = await shop();
    const other = await makeProduct(tenant, { values: [1000], codes: 1 });
    await set(
      some({ scope: 'product', target: product.productId, markupBasisPoints: 1000 }),
      some({ scope: 'kind', target: 'gift_card', markupBasisPoints: 500 }),
      some({ markupBasisPoints: 9000 }),
    );
    expect([await priceOf(product), await priceOf(other)]).toEqual([1100, 1050]);
    await set(some({ scope: 'kind', target: 'lounge', markupBasisPoints: 500 }));
    expect([await priceOf(product), await priceOf(other)]).toEqual([1000, 1000]);
  });

  it('of a product that is listed later follows the rules too', async () => {
    const { tenant, set, priceOf } = await shop();
    await set(some({ markupPoints: 7, roundTo: 10 }));
    expect(await priceOf(await makeProduct(tenant, { values: [1000], codes: 1 }))).toBe(1010);
  });

  it('follows a rule for a supplier from the moment that its offer is matched, and no longer', async () => {
    const { tenant, product, set, priceOf } = await shop();
    const { accountId, offerId } = await makeOffer(tenant);
    await set(some({ scope: 'supplier', target: accountId, markupBasisPoints: 2000 }));
    expect(await priceOf(product)).toBe(1000);
    await matchOffer.call(asOwner(tenant), { offerId, productId: product.productId });
    expect(await priceOf(product)).toBe(1200);
    await matchOffer.call(asOwner(tenant), { offerId, productId: null });
    expect(await priceOf(product)).toBe(1000);
  });

  it('that was quoted before the rules changed is what is charged', async () => {
    const { tenant, product, memberId, set } = await shop();
    const member = asMember(tenant, memberId);
    const lines = [{ listingId: product.listingId, denomination: 1000 }];
    const { quoteId } = await quote.call(member, { lines });
    await set(some({ markupBasisPoints: 5000 }));
    expect((await redeem.call(member, { quoteId })).points).toBe(1000);
    expect((await quote.call(member, { lines })).points).toBe(1500);
  });
});

describe('a preview', () => {
  it('says how many would change and the greatest moves, exactly as applying it then does', async () => {
    const { tenant, product, set, priceOf } = await shop([1000, 2500]);
    const second = await makeProduct(tenant, { values: [500], codes: 1, name: 'Second' });
    await set(some({ markupBasisPoints: 1000 }));
    const rules = [some({ scope: 'product', target: second.productId, markupPoints: 500 })];
    const preview = await previewPrices.call(asOwner(tenant), { rules });
    expect(preview).toMatchObject({ listings: 2, changed: 2, dearer: 1, cheaper: 1, decides: [1] });
    expect(preview.rises).toMatchObject([{ name: 'Second', value: 500, before: 550, after: 1000 }]);
    expect(preview.falls).toMatchObject([
      { listingId: product.listingId, value: 1000, before: 1100, after: 1000 },
    ]);
    expect(await priceOf(second, 500)).toBe(550);
    expect(await set(...rules)).toMatchObject({ changed: 2 });
    expect([await priceOf(second, 500), await priceOf(product)]).toEqual([1000, 1000]);
  });
});

describe('two people who change the rules', () => {
  it('cannot undo each other: the second is told who was faster, and sees it', async () => {
    const { tenant, set } = await shop();
    await set(some({ markupBasisPoints: 100 }));
    const late = { version: 0, rules: [some({ markupBasisPoints: 900 })] };
    const refusal = await refusalOf(setPriceRules.call(asOwner(tenant), late));
    expect(refusal).toMatchObject({ code: 'conflict', params: { version: 1 } });
    expect((await priceRules.call(asOwner(tenant), {})).rules).toMatchObject([{ markupBasisPoints: 100 }]);
    expect(await setPriceRules.call(asOwner(tenant), { ...late, version: 1 })).toMatchObject({ version: 2 });
    expect((await priceHistory.call(asOwner(tenant), {})).items.map((v) => v.version)).toEqual([2, 1]);
  });

  it('at once: one comes first, the other is refused', async () => {
    const { tenant } = await shop();
    const change = (markupBasisPoints: number) =>
      codeOf(setPriceRules.call(asOwner(tenant), { version: 0, rules: [some({ markupBasisPoints })] }));
    expect((await Promise.all([change(1), change(2), change(3)])).sort()).toEqual([
      'conflict',
      'conflict',
      'ok',
    ]);
  });

  it('while products are listed leave none of them at the old price', async () => {
    const { tenant, priceOf } = await shop();
    const made = await Promise.all(
      Array.from({ length: 6 }, () => makeProduct(tenant, { values: [1000], codes: 1, visible: true })),
    );
    await lookingSql()`delete from listings where tenant_id = ${tenant.id}
                          and id = any(${made.map((m) => m.listingId)}::text[])`;
    await Promise.all([
      ...made.map(({ productId }) => listProducts.call(asPlatform(tenant), { products: [{ productId }] })),
      setPriceRules.call(asOwner(tenant), { version: 0, rules: [some({ markupBasisPoints: 1000 })] }),
    ]);
    const listings = await lookingSql()<{ id: string }[]>`
      select id from listings where tenant_id = ${tenant.id}`;
    const prices = await Promise.all(listings.map(({ id }) => priceOf({ productId: '', listingId: id })));
    expect(prices).toEqual(Array.from({ length: 7 }, () => 1100));
  });
});

describe('rules', () => {
  it('for what is not there, or another tenant’s, are refused like any unknown id', async () => {
    const { tenant, set } = await shop();
    const elsewhere = await makeOffer(await makeTenant());
    const bad: Partial<PriceRule>[] = [
      { scope: 'supplier', target: elsewhere.accountId },
      { scope: 'kind', target: 'soap' },
      { scope: 'brand', target: newId('brand') },
      { scope: 'product', target: newId('product') },
    ];
    for (const rule of bad) expect(await codeOf(set(some(rule)))).toBe('not_found');
    const own = await makeOffer(tenant);
    expect(await codeOf(set(some({ scope: 'supplier', target: own.accountId })))).toBe('ok');
  });

  it.each([
    [{ markupBasisPoints: -1 }],
    [{ markupBasisPoints: 1.5 }],
    [{ markupPoints: -5 }],
    [{ roundTo: 7 }],
    [{ roundTo: 0 }],
    [{ scope: 'kind', target: '' }],
    [{ scope: 'all', target: 'gift_card' }],
  ])('of %o are refused', async (rule) => {
    const { tenant } = await shop();
    const rules = [{ ...RULE, ...rule }];
    expect(await codeOf(setPriceRules.call(asOwner(tenant), { version: 0, rules }))).toBe('invalid');
    expect(await codeOf(previewPrices.call(asOwner(tenant), { rules }))).toBe('invalid');
  });
});

async function makeOffer(tenant: Awaited<ReturnType<typeof makeTenant>>) {
  const credentials = { clientId: 'a', clientSecret: 'b' };
  const { accountId } = await createAccount.call(asOwner(tenant), {
    kind: 'reloadly',
    name: newId('request').slice(-12),
    credentials,
  });
  const offerId = newId('supplierOffer');
  await lookingSql()`
    insert into supplier_offers (tenant_id, id, account_id, sku, name, brand, country, currency, denomination_type,
      denominations, min_value, max_value, available, cost_basis_points, priority, last_seen_at)
    values (${tenant.id}, ${offerId}, ${accountId}, '1', 'Offer', '', 'DE', 'EUR', 'range', '{}', 500, 9000, true, 0,
      100, now())`;
  return { accountId, offerId };
}
