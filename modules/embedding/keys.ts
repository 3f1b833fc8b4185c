import { importSPKI } from 'jose';
import type { Ctx } from '#core/context.ts';
import { verb } from '#core/verb.ts';
import { randomToken } from '#lib/crypto.ts';
import { notFound, refuse } from '#lib/errors.ts';
import { newId } from '#lib/id.ts';
import { sealMaterial } from './material.ts';
import { selectKeys, selectLiveKey } from './queries.ts';
import { type Algorithm, createKeyInput, embedKeyInput, MOST_KEYS, rotateKeyInput } from './schema.ts';
import { endKey, insertKey } from './store.ts';

/** What the portal needs to sign; the secret is in this answer and nowhere else, and null for its own pair. */
type MadeKey = { embedKeyId: string; algorithm: Algorithm; secret: string | null };

/** Makes a key that a portal signs its tokens with. */
export const createEmbedKey = verb({
  name: 'embedding.createKey',
  permission: 'embedding.manage',
  secret: true,
  input: createKeyInput,
  run: (ctx, input) => makeKey(ctx, input),
});

/** Makes a key of the same kind; the one before signs people in for some hours more, so that no portal stands still. */
export const rotateEmbedKey = verb({
  name: 'embedding.rotateKey',
  permission: 'embedding.manage',
  secret: true,
  input: rotateKeyInput,
  run: async (ctx, { embedKeyId, overlapHours, publicKey }): Promise<MadeKey> => {
    const before = (await selectLiveKey(ctx, embedKeyId)) ?? notFound();
    await endKey(ctx, embedKeyId, new Date(ctx.now.getTime() + overlapHours * 3_600_000));
    return makeKey(ctx, { name: before.name, algorithm: before.algorithm, publicKey });
  },
});

/** Ends a key at once: no token of it signs anybody in again. Frames that are open stay so for their hour. */
export const revokeEmbedKey = verb({
  name: 'embedding.revokeKey',
  permission: 'embedding.manage',
  input: embedKeyInput,
  run: async (ctx, { embedKeyId }) => {
    if (!(await endKey(ctx, embedKeyId, ctx.now))) notFound();
    ctx.emit({ type: 'embed_key.revoked', objectType: 'embed_key', objectId: embedKeyId });
    ctx.note({ objectId: embedKeyId });
    return { embedKeyId };
  },
});

async function makeKey(
  ctx: Ctx,
  { name, algorithm, publicKey }: { name: string; algorithm: Algorithm; publicKey?: string | undefined },
): Promise<MadeKey> {
  if ((await selectKeys(ctx)).length >= MOST_KEYS) {
    refuse('conflict', `A program has at most ${MOST_KEYS} embed keys at a time. Revoke one first.`);
  }
  const secret = algorithm === 'HS256' ? randomToken() : null;
  const id = newId('embedKey');
  const material = secret ?? (await checkedPublicKey(algorithm, publicKey));
  await insertKey(ctx, { id, name, algorithm, ...(await sealMaterial(ctx, id, material)) });
  ctx.emit({ type: 'embed_key.created', objectType: 'embed_key', objectId: id, data: { name, algorithm } });
  ctx.note({ objectId: id, detail: { name, algorithm } });
  return { embedKeyId: id, algorithm, secret };
}

async function checkedPublicKey(algorithm: Algorithm, publicKey: string | undefined): Promise<string> {
  try {
    await importSPKI(publicKey ?? '', algorithm);
    return publicKey ?? '';
  } catch {
    const message = `must be the public half of an ${algorithm} pair as PEM (-----BEGIN PUBLIC KEY-----)`;
    return refuse('invalid', {
      message: `publicKey: ${message}`,
      fields: [{ field: 'publicKey', message }],
    });
  }
}
