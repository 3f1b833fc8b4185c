import { randomBytes } from 'node:crypto';
import type { Ctx } from '#core/context.ts';
import { assert } from '#lib/assert.ts';
import { fillPattern, randomPlaces } from '#lib/code-pattern.ts';
import { newId } from '#lib/id.ts';
import { selectOwnBrand } from './own-brand-queries.ts';
import { insertMinted, type MintedCode } from './own-brand-store.ts';
import { sealSecret } from './secret.ts';
import { insertBatch } from './store.ts';

type Minting = {
  batchId: string;
  productId: string;
  pattern: string;
  denomination: bigint;
  count: number;
  canary: boolean;
};
const MAX_ROUNDS = 20;

/** Makes exactly so many new codes of an own brand. One that was there already is made again. */
export async function mint(ctx: Ctx, m: Minting): Promise<void> {
  let missing = m.count;
  for (let round = 0; missing > 0; round += 1) {
    assert(round < MAX_ROUNDS, 'random codes that are always known already');
    missing -= await insertMinted(ctx, m, await sealedCodes(ctx, m, missing));
  }
}

async function sealedCodes(ctx: Ctx, m: Minting, count: number): Promise<MintedCode[]> {
  const places = randomPlaces(m.pattern);
  const random = randomBytes(places * count);
  const codes: MintedCode[] = [];
  for (let i = 0; i < count; i += 1) {
    const code = fillPattern(m.pattern, random.subarray(i * places, (i + 1) * places));
    codes.push({
      id: newId('stock'),
      ...(await sealSecret(ctx, m.productId, { code, pin: null, url: null })),
    });
  }
  return codes;
}

/** Made beyond what is missing, so that the next orders find some. */
const SPARE = 25;

/**
 * Makes at least so many fresh codes of an own brand inside the caller's transaction, where nobody else can take
 * them before it commits. False when the product is no own brand with this value.
 */
export async function topUp(
  ctx: Ctx,
  productId: string,
  denomination: bigint,
  atLeast: number,
): Promise<boolean> {
  const brand = await selectOwnBrand(ctx, productId);
  if (!brand?.values.includes(Number(denomination))) return false;
  const batchId = newId('batch');
  const count = atLeast + SPARE;
  await insertBatch(ctx, { id: batchId, fileName: 'made on demand', accepted: count, refused: 0 });
  await mint(ctx, { batchId, productId, pattern: brand.pattern, denomination, count, canary: false });
  return true;
}
