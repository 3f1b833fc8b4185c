import { describe, expect, it } from 'vitest';
import { setFavourite, setListingsVisible } from '#modules/catalog/index.ts';
import {
  addCodes,
  asMember,
  asPlatform,
  lookingSql,
  makeMember,
  makeProduct,
  makeTenant,
} from '#tests/factories.ts';
import { codeOf } from '#tests/outcome.ts';
import { favourites, myMarks, tellAllWhoWait, tellWhenBack } from './index.ts';
import { tellWhoWaits } from './waits.ts';

async function shelf() {
  const tenant = await makeTenant();
  const product = await makeProduct(tenant, { values: [1000, 2500], codes: 0 });
  await addCodes(tenant, { productId: product.productId, values: [2500], codes: 1 });
  const me = asMember(tenant, await makeMember(tenant));
  const wait = (on = true, denomination = 1000) =>
    tellWhenBack.call(me, { listingId: product.listingId, denomination, on });
  const told = async () => {
    const rows = await lookingSql()`select data from events
      where tenant_id = ${tenant.id} and type = 'listing.back_in_stock'`;
    return rows.length;
  };
  return { tenant, product, me, wait, told };
}

describe('waiting for a value that is sold out', () => {
  it('is told once when it is back, and not before', async () => {
    const { tenant, product, me, wait, told } = await shelf();
    await wait();
    await wait();
    expect((await myMarks.call(me, { listingId: product.listingId })).waitsFor).toEqual([1000]);
    await tellAllWhoWait(asPlatform(tenant), {});
    expect(await told()).toBe(0);
    await addCodes(tenant, { productId: product.productId, values: [1000], codes: 1 });
    await Promise.all(Array.from({ length: 5 }, () => tellWhoWaits.call(asPlatform(tenant), {})));
    expect(await told()).toBe(1);
    await tellAllWhoWait(asPlatform(tenant), {});
    expect(await told()).toBe(1);
    expect((await myMarks.call(me, { listingId: product.listingId })).waitsFor).toEqual([]);
  });

  it('is not offered for what is here, and can be given up', async () => {
    const { tenant, product, wait, told } = await shelf();
    expect(await codeOf(wait(true, 2500))).toBe('conflict');
    await wait();
    await wait(false);
    await addCodes(tenant, { productId: product.productId, values: [1000], codes: 1 });
    await tellAllWhoWait(asPlatform(tenant), {});
    expect(await told()).toBe(0);
  });

  it('of something hidden waits until it is offered again', async () => {
    const { tenant, product, wait, told } = await shelf();
    await wait();
    const show = (visible: boolean) =>
      setListingsVisible.call(asPlatform(tenant), { listingIds: [product.listingId], visible });
    await addCodes(tenant, { productId: product.productId, values: [1000], codes: 1 });
    await show(false);
    expect(await codeOf(wait())).toBe('not_found');
    await tellAllWhoWait(asPlatform(tenant), {});
    expect(await told()).toBe(0);
    await show(true);
    await tellAllWhoWait(asPlatform(tenant), {});
    expect(await told()).toBe(1);
  });
});

describe('favourites', () => {
  it('are one’s own, marked once, and leave the list when they are unmarked or hidden', async () => {
    const { tenant, product, me } = await shelf();
    const other = await makeProduct(tenant, { name: 'Not marked' });
    const mark = (on: boolean) => setFavourite.call(me, { listingId: product.listingId, on });
    const mine = async () => (await favourites.call(me, { limit: 10 })).items.map((c) => c.listingId);
    await mark(true);
    await mark(true);
    expect(await mine()).toEqual([product.listingId]);
    expect(await mine()).not.toContain(other.listingId);
    const colleague = asMember(tenant, await makeMember(tenant));
    expect((await favourites.call(colleague, { limit: 10 })).items).toEqual([]);
    const show = (visible: boolean) =>
      setListingsVisible.call(asPlatform(tenant), { listingIds: [product.listingId], visible });
    await show(false);
    expect(await mine()).toEqual([]);
    await show(true);
    await mark(false);
    expect(await mine()).toEqual([]);
    expect(await codeOf(setFavourite.call(me, { listingId: 'lst_none', on: true }))).toBe('not_found');
  });
});
