import type { Ctx } from '#core/context.ts';
import { verb } from '#core/verb.ts';
import { newId } from '#lib/id.ts';
import { mint } from './generate.ts';
import { ownBrandWith } from './own-brand.ts';
import { plantCanariesInput } from './own-brand-schema.ts';
import { insertBatch } from './store.ts';

export type CanaryUse = 'reveal' | 'redemption' | 'balance_check';

/**
 * Plants codes among the sealed stock that look like any other and that nobody is ever given. Whoever uses one has
 * read codes where they should not have.
 */
export const plantCanaries = verb({
  name: 'vouchers.plantCanaries',
  permission: 'stock.manage',
  input: plantCanariesInput,
  run: async (ctx, { productId, denomination, count }): Promise<{ planted: number }> => {
    const { pattern } = await ownBrandWith(ctx, productId, denomination);
    const batchId = newId('batch');
    await insertBatch(ctx, { id: batchId, fileName: 'generated', accepted: count, refused: 0 });
    await mint(ctx, { batchId, productId, pattern, denomination, count, canary: true });
    ctx.note({ objectId: productId, detail: { planted: count } });
    return { planted: count };
  },
});

/** Says at once that a planted code was used, in an event and in the audit row of whoever used it. */
export function alarm(ctx: Ctx, stockId: string, use: CanaryUse): void {
  ctx.emit({ type: 'canary.used', objectType: 'stock_code', objectId: stockId, data: { use } });
  ctx.note({ objectId: stockId, detail: { canary: use } });
}
