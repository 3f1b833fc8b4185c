import type { TenantRef } from '#lib/tenant.ts';
import { redeemVoucher } from '#modules/merchants/index.ts';
import { rotateKey } from '#modules/tenants/index.ts';
import { jobs } from '#modules/tenants/jobs.ts';
import { generateCodes } from '#modules/vouchers/index.ts';
import { asPlatform, callerOf, NOW } from '#tests/factories.ts';
import { makeOwnBrand } from '#tests/own-brand.ts';
import { buyOwnVoucher } from '#tests/own-voucher.ts';

/** An own brand with a voucher that was used at a till, codes under way, and a key that was changed. */
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
  const { rotationId } = await rotateKey.call(platform, {});
  const later = callerOf(tenant, { type: 'system', id: 'test' }, new Date(NOW.getTime() + 61_000));
  for (const caller of [platform, later]) await jobs['tenants.rotate']?.(caller, { rotationId });
  return { houseProductId, houseCode, redemptionId: made.redemptionId, codeRunId, rotationId };
}
