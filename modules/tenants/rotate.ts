import { z } from 'zod';
import { enqueue } from '#core/jobs.ts';
import { verb } from '#core/verb.ts';
import { refuse } from '#lib/errors.ts';
import { idSchema, newId } from '#lib/id.ts';
import { insertRotation, rotationBegan, selectOpenRotation } from './rotate-store.ts';
import { insertKey } from './store.ts';

/** Asks for a new key that seals. The job `tenants.rotate` makes it and then seals every row anew. */
export const rotateKey = verb({
  name: 'tenants.rotateKey',
  permission: 'keys.rotate',
  input: z.object({}),
  run: async (ctx): Promise<{ rotationId: string }> => {
    if (await selectOpenRotation(ctx))
      refuse('conflict', 'The key is being changed already. Wait until that has ended.');
    const rotationId = newId('keyRotation');
    const payload = { tenantId: ctx.tenant.id, requestId: ctx.requestId, data: { rotationId } };
    await enqueue(ctx.sql, 'tenants.rotate', payload);
    ctx.emit({ type: 'key.rotation_asked', objectType: 'key_rotation', objectId: rotationId });
    ctx.note({ objectId: rotationId });
    return { rotationId };
  },
});

/** Puts a key that was made and wrapped outside of any transaction in force; once for each rotation. */
export const installKey = verb({
  name: 'tenants.installKey',
  permission: 'keys.install',
  input: z.object({
    rotationId: idSchema('keyRotation'),
    id: idSchema('dataKey'),
    wrapped: z.instanceof(Buffer),
    service: z.enum(['environment', 'http']),
  }),
  run: async (ctx, { rotationId, ...key }): Promise<{ installed: boolean }> => {
    ctx.note({ objectId: rotationId });
    if (await rotationBegan(ctx, rotationId)) return { installed: false };
    if (await selectOpenRotation(ctx)) return { installed: false };
    await insertKey(ctx.sql, { tenantId: ctx.tenant.id, purpose: 'seal', ...key });
    await insertRotation(ctx, rotationId, key.id);
    ctx.emit({
      type: 'key.rotated',
      objectType: 'key_rotation',
      objectId: rotationId,
      data: { keyId: key.id },
    });
    return { installed: true };
  },
});
