import type postgres from 'postgres';
import type { Caller } from '#core/context.ts';
import { type DemoProgram, MINOR_UNITS_PER_EURO } from '#db/seed/tenants.ts';
import { listProducts } from '#modules/catalog/index.ts';
import { setOwnBrand } from '#modules/vouchers/index.ts';
import { insertOwnProduct } from './own-brand-product.ts';

const VALUES_IN_EURO = [10, 25, 50];

/** The program's own canteen: a product of its own, whose vouchers are taken at `/till`. */
export async function offerOwnBrand(
  owner: postgres.Sql,
  caller: Caller,
  program: DemoProgram,
): Promise<void> {
  const perEuro = MINOR_UNITS_PER_EURO[program.currency] ?? 100;
  const productId = await insertOwnProduct(owner, caller.tenant, {
    name: 'Canteen voucher',
    brandName: `${program.name} Canteen`,
    about: 'Lunch, coffee and cake from our own kitchen.',
    currency: program.currency,
    country: program.featured[0] ?? 'DE',
    values: VALUES_IN_EURO.map((euro) => euro * perEuro),
  });
  await listProducts.call(caller, { products: [{ productId }] });
  await setOwnBrand.call(caller, { productId, pattern: 'EAT-####-####-####-*' });
}
