import { z } from 'zod';
import type { Ctx } from '#core/context.ts';
import { verb } from '#core/verb.ts';
import { notFound, refuse } from '#lib/errors.ts';
import { setInStock } from '#modules/catalog/index.ts';
import { MAX_OWN_BRANDS, selectOwnBrand, selectOwnBrands, selectOwnProduct } from './own-brand-queries.ts';
import { type OwnBrand, setOwnBrandInput } from './own-brand-schema.ts';
import { upsertOwnBrand } from './own-brand-store.ts';

/**
 * Says how the codes of the tenant's own product look and how they may be used. Only a product that the catalogue
 * names as this tenant's own can be one. Codes that are out already keep working under a new pattern.
 */
export const setOwnBrand = verb({
  name: 'vouchers.setOwnBrand',
  permission: 'stock.manage',
  input: setOwnBrandInput,
  run: async (ctx, input): Promise<{ productId: string }> => {
    await refuseForeign(ctx, input.productId);
    await upsertOwnBrand(ctx, input);
    await setInStock(ctx, input.productId, true);
    const { productId, ...rules } = input;
    ctx.emit({ type: 'own_brand.set', objectType: 'product', objectId: productId, data: rules });
    ctx.note({ objectId: productId, detail: rules });
    return { productId };
  },
});

async function refuseForeign(ctx: Ctx, productId: string): Promise<void> {
  const product = (await selectOwnProduct(ctx, productId)) ?? notFound();
  if (!product.fixed)
    refuse('not_available', 'An own brand needs fixed values. Give the product a list of them.');
  const known = await selectOwnBrands(ctx);
  if (known.length >= MAX_OWN_BRANDS && !known.some((b) => b.productId === productId))
    refuse('not_available', `There are ${MAX_OWN_BRANDS} own brands already. Use one of them.`);
}

/** The tenant's own brands, for whoever takes their vouchers or stocks their codes. */
export const listOwnBrands = verb({
  name: 'vouchers.ownBrands',
  permission: 'redemptions.check',
  reads: true,
  input: z.object({}),
  run: async (ctx): Promise<{ items: OwnBrand[] }> => ({ items: await selectOwnBrands(ctx) }),
});

/** The own brand with a value, or a refusal that says what is wrong with it. */
export async function ownBrandWith(ctx: Ctx, productId: string, denomination: bigint): Promise<OwnBrand> {
  const brand = (await selectOwnBrand(ctx, productId)) ?? notFound();
  if (!brand.values.includes(Number(denomination))) {
    const message = 'is not a value of this product';
    refuse('invalid', { message: `denomination: ${message}`, fields: [{ field: 'denomination', message }] });
  }
  return brand;
}
