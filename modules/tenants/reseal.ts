import { z } from 'zod';
import type { Ctx } from '#core/context.ts';
import { verb } from '#core/verb.ts';
import { present } from '#lib/assert.ts';
import { open, seal } from '#lib/crypto.ts';
import { idSchema } from '#lib/id.ts';
import { keyById } from './keys.ts';
import { SEALED_TABLES, type SealedTable } from './keys-sealed.ts';
import {
  anyUnderOtherKey,
  finishRotation,
  lockRotation,
  type Rotation,
  type SealedRow,
  saveRotation,
  selectSealed,
  updateSealed,
} from './rotate-store.ts';

const BATCH = 500;
/** Longer than a process takes to know the new key and a transaction may last that began before. */
const SETTLED_MS = 60_000;

export type ResealStep = 'more' | 'wait' | 'done';

/**
 * Seals the next rows under the rotation's key. Where it stands is written with them, so that a crash repeats
 * nothing. `wait` says that every row is done, and that a process may still seal under the key before.
 */
export const resealBatch = verb({
  name: 'tenants.resealBatch',
  permission: 'keys.install',
  input: z.object({ rotationId: idSchema('keyRotation') }),
  run: async (ctx, { rotationId }): Promise<{ step: ResealStep }> => {
    const rotation = await lockRotation(ctx, rotationId);
    ctx.note({ objectId: rotationId });
    if (!rotation) return { step: 'done' };
    const at = SEALED_TABLES.findIndex((t) => t.table === rotation.place);
    const place = present(SEALED_TABLES[at], `sealed table ${rotation.place}`);
    const rows = await selectSealed(ctx, place, rotation.afterId, BATCH);
    const last = rows.at(-1);
    if (last) {
      const resealed = rotation.resealed + (await sealAnew(ctx, place, rotation.keyId, rows));
      await saveRotation(ctx, rotationId, { place: place.table, afterId: last.id, resealed });
      return { step: 'more' };
    }
    const next = SEALED_TABLES[at + 1];
    if (!next) return { step: await endPass(ctx, rotationId, rotation) };
    await saveRotation(ctx, rotationId, { place: next.table, afterId: '', resealed: rotation.resealed });
    return { step: 'more' };
  },
});

async function sealAnew(
  ctx: Ctx,
  place: SealedTable,
  keyId: string,
  rows: readonly SealedRow[],
): Promise<number> {
  const key = await keyById(ctx.sql, ctx.tenant.id, keyId);
  const anew: { id: string; oldKeyId: string; sealed: Buffer }[] = [];
  for (const row of rows) {
    if (row.keyId === keyId) continue;
    const plaintext = open(await keyById(ctx.sql, ctx.tenant.id, row.keyId), row.sealed, row.context);
    anew.push({ id: row.id, oldKeyId: row.keyId, sealed: seal(key, plaintext, row.context) });
  }
  return anew.length === 0 ? 0 : updateSealed(ctx, place, keyId, anew);
}

/** A row may have come under the old key behind the walk, so it walks until a whole look finds none. */
async function endPass(ctx: Ctx, rotationId: string, rotation: Rotation): Promise<ResealStep> {
  const { keyId, resealed, createdAt } = rotation;
  if (await anyUnderOtherKey(ctx, keyId)) {
    await saveRotation(ctx, rotationId, { place: SEALED_TABLES[0].table, afterId: '', resealed });
    return 'more';
  }
  if (ctx.now.getTime() < createdAt.getTime() + SETTLED_MS) return 'wait';
  await finishRotation(ctx, rotationId, keyId);
  ctx.emit({
    type: 'key.retired',
    objectType: 'key_rotation',
    objectId: rotationId,
    data: { keyId, resealed },
  });
  return 'done';
}
