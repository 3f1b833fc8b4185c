import { verb } from '#core/verb.ts';
import { lockedOr404 } from './endpoints.ts';
import { endpointInput } from './schema.ts';
import { openSecrets, rotated, sealSecrets } from './secrets.ts';
import { newSecret } from './signature.ts';
import { updateSecrets } from './store.ts';

/** Gives an endpoint another secret, answered once; for a day each message carries the signatures of both. */
export const rotateSecret = verb({
  name: 'webhooks.rotateSecret',
  permission: 'webhooks.manage',
  secret: true,
  input: endpointInput,
  run: async (ctx, { endpointId }) => {
    const endpoint = await lockedOr404(ctx, endpointId);
    const secret = newSecret();
    const secrets = rotated(await openSecrets(ctx, endpointId, endpoint), secret, ctx.now);
    await updateSecrets(ctx, endpointId, await sealSecrets(ctx, endpointId, secrets));
    ctx.note({ objectId: endpointId });
    return { secret, previousUntil: secrets.previousUntil };
  },
});
