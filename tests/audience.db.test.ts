import { describe, expect, it } from 'vitest';
import { newId } from '#lib/id.ts';
import type { TenantRef } from '#lib/tenant.ts';
import { setAudience, setFavourite } from '#modules/catalog/index.ts';
import { createSegment, deleteSegment } from '#modules/identity/index.ts';
import {
  browse,
  facets,
  favourites,
  homeShelf,
  nearMisses,
  place,
  quote,
  redeem,
  showOffer,
  showProduct,
  suggest,
} from '#modules/orders/index.ts';
import { grantPoints } from '#modules/points/index.ts';
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
} from '#tests/factories.ts';
import { outcomeOf } from '#tests/outcome.ts';
import { claim, makeReward } from '#tests/rewards/factories.ts';

type Shop = { tenant: TenantRef; made: MadeProduct; inside: string; outside: string };

/** A listing for Germany's sales people, one of them, and somebody of another country or another team. */
async function shopFor(over: { country?: string; costCentre?: string }): Promise<Shop> {
  const tenant = await makeTenant();
  const made = await makeProduct(tenant, { name: 'Velvet card' });
  const [inside, outside] = [await makeMember(tenant), await makeMember(tenant)];
  const sql = lookingSql();
  await sql`update members set country = 'DE', cost_centre = 'Sales' where tenant_id = ${tenant.id}`;
  await sql`update members set country = ${over.country ?? 'DE'}, cost_centre = ${over.costCentre ?? 'Sales'}
             where tenant_id = ${tenant.id} and id = ${outside}`;
  await grantPoints.call(asPlatform(tenant), {
    memberIds: [inside, outside],
    points: 5_000,
    reason: 'For trying',
  });
  return { tenant, made, inside, outside };
}

async function limit({ tenant, made }: Shop): Promise<string> {
  const rule = { conditions: [{ field: 'costCentre', values: ['Sales'] }] };
  const { segmentId } = await createSegment.call(asOwner(tenant), { name: 'Sales', rule });
  const audience = { listingIds: [made.listingId], countries: ['DE'], segmentIds: [segmentId] };
  expect(await setAudience.call(asOwner(tenant), audience)).toEqual({ changed: 1 });
  return segmentId;
}

/** Everything that a member can ask for a listing, with what each says of it. */
async function seenBy({ tenant, made }: Shop, memberId: string) {
  const me = asMember(tenant, memberId);
  const card = (items: { listingId: string }[]) => items.some((item) => item.listingId === made.listingId);
  const line = { listingId: made.listingId, denomination: 1000, quantity: 1 };
  const shelf = await homeShelf.call(me, {});
  return {
    browse: card((await browse.call(me, { country: 'all' })).items),
    sorted: card((await browse.call(me, { country: 'all', sort: 'newest' })).items),
    search: card((await browse.call(me, { country: 'all', q: 'velvet' })).items),
    suggest: card((await suggest.call(me, { q: 'velvet' })).products),
    facets: (await facets.call(me, { country: 'all' })).total > 0,
    likely: (await nearMisses.call(me, { q: 'testbrandt', country: 'all' })).brands.length > 0,
    home: card([...shelf.first, ...shelf.newest]),
    favourites: card((await favourites.call(me, {})).items),
    page: await outcomeOf(showProduct.call(me, { listingId: made.listingId })),
    mark: await outcomeOf(setFavourite.call(me, { listingId: made.listingId, on: true })),
    quote: await outcomeOf(quote.call(me, { lines: [line] })),
  };
}

describe.each([
  ['of another country', { country: 'FR' }],
  ['of another segment', { costCentre: 'Law' }],
])('a listing for some, before a member %s', (_, over) => {
  it('is not there on any path, byte for byte like one that never was, while one inside has it all', async () => {
    const shop = await shopFor(over);
    const { tenant, outside, inside } = shop;
    const before = await seenBy(shop, outside);
    expect(
      [before.browse, before.page.ok, before.mark.ok, before.quote.ok],
      'everybody sees it first',
    ).not.toContain(false);
    await limit(shop);
    const never = { ...shop, made: { productId: newId('product'), listingId: newId('listing') } };
    const now = await seenBy(shop, outside);
    const missing = await seenBy(never, outside);
    expect(now.page.ok).toBe(false);
    expect({ ...now, facets: false, likely: false }).toEqual({ ...missing, facets: false, likely: false });
    expect([now.facets, now.likely]).toEqual([false, false]);
    const seen = await seenBy(shop, inside);
    expect([seen.page.ok, seen.mark.ok, seen.quote.ok]).toEqual([true, true, true]);
    expect([seen.browse, seen.search, seen.suggest, seen.facets, seen.likely, seen.home]).not.toContain(
      false,
    );
    expect(
      await outcomeOf(showOffer.call(asKey(tenant), shop.made)),
      'staff and their tools see it',
    ).toMatchObject({ ok: true });
  });

  it('cannot be ordered for them by an integration, also right after it could', async () => {
    const shop = await shopFor(over);
    const { tenant, made } = shop;
    const key = asKey(tenant);
    const sql = lookingSql();
    const mailOf = async (id: string) =>
      (
        await sql<
          { email: string }[]
        >`select email from members where tenant_id = ${tenant.id} and id = ${id}`
      )[0]?.email;
    const order = async (id: string, of = made) =>
      outcomeOf(
        place.call(key, orderInput(of, { recipient: { email: await mailOf(id), name: 'Somebody' } })),
      );
    for (const _ of [1, 2]) expect(await order(shop.outside)).toMatchObject({ ok: true });
    await limit(shop);
    const refused = await order(shop.outside);
    expect(refused).toEqual(await order(shop.outside, { ...made, productId: newId('product') }));
    expect(refused).toMatchObject({ ok: false, code: 'not_found' });
    expect(await order(shop.inside)).toMatchObject({ ok: true });
  });

  it('is nothing that they choose for a reward', async () => {
    const shop = await shopFor(over);
    await limit(shop);
    const gift = { kind: 'choice', value: 1000, currency: 'EUR' };
    const chosen = { productId: shop.made.productId, denomination: 1000 };
    const take = async (memberId: string) => {
      const { token } = await makeReward(shop.tenant, { gift, recipients: [{ memberId }] });
      return outcomeOf(claim(shop.tenant, token, { chosen }));
    };
    expect(await take(shop.outside)).toMatchObject({ ok: false });
    expect(await take(shop.inside)).toMatchObject({ ok: true });
  });
});

it('a quote made before does not buy what was limited since', async () => {
  const shop = await shopFor({ country: 'FR' });
  const me = asMember(shop.tenant, shop.outside);
  const line = { listingId: shop.made.listingId, denomination: 1000, quantity: 1 };
  const { quoteId } = await quote.call(me, { lines: [line] });
  await limit(shop);
  expect(await outcomeOf(redeem.call(me, { quoteId }))).toMatchObject({ ok: false, code: 'not_available' });
});

it('a segment that decides who sees a listing cannot be deleted until it decides nothing', async () => {
  const shop = await shopFor({});
  const segmentId = await limit(shop);
  const owner = asOwner(shop.tenant);
  expect(await outcomeOf(deleteSegment.call(owner, { segmentId }))).toMatchObject({
    ok: false,
    code: 'conflict',
  });
  await setAudience.call(owner, { listingIds: [shop.made.listingId] });
  expect(await outcomeOf(deleteSegment.call(owner, { segmentId }))).toMatchObject({ ok: true });
});
