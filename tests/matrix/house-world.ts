import { newId } from '#lib/id.ts';
import type { TenantRef } from '#lib/tenant.ts';
import { redeemVoucher } from '#modules/merchants/index.ts';
import { generateCodes } from '#modules/vouchers/index.ts';
import { asPlatform, callerOf, NOW, ownerSql } from '#tests/factories.ts';
import { makeOwnBrand } from '#tests/own-brand.ts';
import { buyOwnVoucher } from '#tests/own-voucher.ts';

/** An own brand with a voucher that was used at a till, codes under way, and a change of key that is over. */
export type HouseWorld = {
  houseProductId: string;
  houseCode: string;
  redemptionId: string;
  codeRunId: string;
  rotationId: string;
};

export async function makeHouse(tenant: TenantRef, operatorId: string): Promise<HouseWorld> {
  const platform = asPlatform(tenant);
  const houseProductId = await makeOwnBrand(tenant);
  const { code: houseCode } = await buyOwnVoucher(tenant, houseProductId);
  const till = callerOf(tenant, {
    type: 'operator',
    id: operatorId,
    permissions: new Set(['redemptions.make']),
  });
  const made = await redeemVoucher.call(till, { code: houseCode, amount: 100, currency: 'EUR' });
  if ('refused' in made) throw new Error(`The house voucher was refused: ${made.refused}.`);
  const codes = { productId: houseProductId, denomination: 1000, count: 10 };
  const { runId: codeRunId } = await generateCodes.call(platform, codes);
  const rotationId = newId('keyRotation');
  // Long over: the world's rows stay under the key that they were sealed with.
  const owner = ownerSql();
  await owner`
    insert into key_rotations (tenant_id, id, key_id, place, created_at, finished_at)
    select tenant_id, ${rotationId}, id, 'vouchers', ${NOW}, ${NOW} from tenant_keys
     where tenant_id = ${tenant.id} and purpose = 'seal'`;
  await owner.end();
  return { houseProductId, houseCode, redemptionId: made.redemptionId, codeRunId, rotationId };
}
