import { expect, it } from 'vitest';
import { readTogether } from '#core/read-together.ts';
import { setListingsVisible } from '#modules/catalog/listings.ts';
import { homeShelf, openOrders } from '#modules/orders/index.ts';
import { setRate, wallet } from '#modules/points/index.ts';
import { asMember, asOwner, makeMember, makeProduct, makeTenant } from '#tests/factories.ts';
import { codeOf } from '#tests/outcome.ts';

it('the shelf is its tenant’s alone, and what is hidden leaves it within five seconds', async () => {
  const [tenant, other] = [await makeTenant(), await makeTenant()];
  const { listingId } = await makeProduct(tenant, { name: 'Decathlon' });
  const member = asMember(tenant, await makeMember(tenant));
  const stranger = asMember(other, await makeMember(other));
  const names = async (caller: typeof member) =>
    (await homeShelf.call(caller, {})).first.map((card) => card.name);
  expect(await names(member)).toEqual(['Decathlon']);
  expect(await names(stranger)).toEqual([]);
  await setListingsVisible.call(asOwner(tenant), { listingIds: [listingId], visible: false });
  const later = { ...member, now: new Date(member.now.getTime() + 5_000) };
  expect(await names(later)).toEqual([]);
});

it('questions asked together are answered as alone, and refused as alone', async () => {
  const tenant = await makeTenant();
  const member = asMember(tenant, await makeMember(tenant, { points: 700 }));
  const [mine, open] = await readTogether(member, [
    [wallet, {}],
    [openOrders, {}],
  ]);
  expect([mine, open]).toEqual([await wallet.call(member, {}), await openOrders.call(member, {})]);
  const nobody = { ...member, authenticate: async () => ({ type: 'anonymous' as const, id: 'anonymous' }) };
  expect(await codeOf(readTogether(nobody, [[wallet, {}]]))).toBe('unauthenticated');
  const key = {
    ...member,
    authenticate: async () => ({
      type: 'api_key' as const,
      id: 'key',
      permissions: new Set(['catalog.read']),
    }),
  };
  expect(
    await codeOf(
      readTogether(key, [
        [homeShelf, {}],
        [wallet, {}],
      ]),
    ),
  ).toBe('forbidden');
  await expect(readTogether(member, [[setRate, {}]])).rejects.toThrow('does more than read');
});
