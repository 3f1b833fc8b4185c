import { beforeEach, describe, expect, it } from 'vitest';
import type { TenantRef } from '#lib/tenant.ts';
import { addCodes, asOwner, asPlatform, makeProduct, makeTenant, ownerSql } from '#tests/factories.ts';
import { checkStock, listAlerts } from './index.ts';

let tenant: TenantRef;
beforeEach(async () => {
  tenant = await makeTenant({ funds: 0 });
});
const check = (threshold: number) => checkStock.call(asPlatform(tenant), { threshold });
const open = async () => (await listAlerts.call(asOwner(tenant), {})).items.map((a) => a.subject);

describe('checkStock', () => {
  it('alerts once for each value that runs low, and closes the alert when codes are added', async () => {
    const { productId } = await makeProduct(tenant, { values: [1000, 2500], codes: 3 });
    expect(await check(2)).toEqual({ shelves: 2, low: 0 });
    expect(await check(3)).toEqual({ shelves: 2, low: 2 });
    await check(3);
    expect((await open()).sort()).toEqual([`${productId}:1000`, `${productId}:2500`]);
    await addCodes(tenant, { productId, values: [1000], codes: 1 });
    await check(3);
    expect(await open()).toEqual([`${productId}:2500`]);
  });

  it('does not count codes that are taken or have expired', async () => {
    const { productId } = await makeProduct(tenant, { values: [1000], codes: 4 });
    const owner = ownerSql();
    await owner`
      update stock_codes set expires_on = '2020-01-01' where tenant_id = ${tenant.id}
         and id in (select id from stock_codes where tenant_id = ${tenant.id} limit 2)`;
    await owner.end();
    expect(await check(1)).toEqual({ shelves: 1, low: 0 });
    expect(await check(2)).toEqual({ shelves: 1, low: 1 });
    expect(await open()).toEqual([`${productId}:1000`]);
  });

  it('leaves hidden products and products that never had codes alone', async () => {
    await makeProduct(tenant, { values: [1000], codes: 1, visible: false });
    await makeProduct(tenant, { codes: 0 });
    await makeProduct(tenant, { values: [1000], codes: 1 });
    expect(await check(100)).toEqual({ shelves: 1, low: 1 });
  });
});
