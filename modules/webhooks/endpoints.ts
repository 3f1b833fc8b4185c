import type { Ctx } from '#core/context.ts';
import { verb } from '#core/verb.ts';
import { checkedAddress } from '#lib/address.ts';
import { notFound, refuse } from '#lib/errors.ts';
import { newId } from '#lib/id.ts';
import { countEndpoints, selectEndpoints } from './queries.ts';
import { enqueueEndpoints } from './queue-store.ts';
import { createInput, editInput, endpointInput, listInput, setStateInput } from './schema.ts';
import { sealSecrets } from './secrets.ts';
import { newSecret } from './signature.ts';
import {
  dropWaiting,
  insertEndpoint,
  type LockedEndpoint,
  lockEndpoint,
  markRemoved,
  updateEndpoint,
  updateStanding,
} from './store.ts';

const MOST_ENDPOINTS = 50;
const MOST_DROPPED = 10_000;
const URL_TAKEN = 'Another endpoint has this address. Change that one, or rotate its secret.';

/** The tenant's endpoints, and never their secrets. */
export const listEndpoints = verb({
  name: 'webhooks.list',
  permission: 'webhooks.read',
  reads: true,
  input: listInput,
  run: selectEndpoints,
});

/** Adds an endpoint and answers its secret, which is never shown again. */
export const createEndpoint = verb({
  name: 'webhooks.create',
  permission: 'webhooks.manage',
  secret: true,
  input: createInput,
  run: async (ctx, { url, types, atOnce }) => {
    const address = checkedAddress(url);
    if ((await countEndpoints(ctx)) >= MOST_ENDPOINTS) {
      refuse('conflict', `A program has at most ${MOST_ENDPOINTS} webhook endpoints. Remove one first.`);
    }
    const [id, secret] = [newId('webhookEndpoint'), newSecret()];
    const sealed = await sealSecrets(ctx, id, { current: secret });
    if (!(await insertEndpoint(ctx, { ...sealed, id, url: address, types, atOnce }))) {
      refuse('conflict', URL_TAKEN);
    }
    ctx.note({ objectId: id, detail: { host: new URL(address).host, types } });
    return { endpointId: id, secret };
  },
});

/** Changes what is given and keeps the rest. What waits already goes to the new address. */
export const editEndpoint = verb({
  name: 'webhooks.edit',
  permission: 'webhooks.manage',
  input: editInput,
  run: async (ctx, { endpointId, ...change }) => {
    const endpoint = await lockedOr404(ctx, endpointId);
    const url = change.url === undefined ? endpoint.url : checkedAddress(change.url);
    const { types = endpoint.types, atOnce = endpoint.atOnce } = change;
    if (!(await updateEndpoint(ctx, endpointId, { url, types, atOnce }))) refuse('conflict', URL_TAKEN);
    const fields = Object.entries(change).flatMap(([name, value]) => (value === undefined ? [] : [name]));
    ctx.note({ objectId: endpointId, detail: { fields } });
    return { endpointId };
  },
});

/** Pauses an endpoint, whose events then wait, or takes it up again, also after it was disabled. */
export const setEndpointState = verb({
  name: 'webhooks.setState',
  permission: 'webhooks.manage',
  input: setStateInput,
  run: async (ctx, { endpointId, state }) => {
    const endpoint = await lockedOr404(ctx, endpointId);
    const failingSince = state === 'active' ? null : endpoint.failingSince;
    await updateStanding(ctx, endpointId, { state, reason: null, failingSince });
    if (state === 'active') await enqueueEndpoints(ctx.sql, ctx.tenant.id, [endpointId]);
    ctx.note({ objectId: endpointId, detail: { before: endpoint.state, after: state } });
    return { endpointId, state };
  },
});

/** Removes an endpoint with its secrets; what waits for it is dropped. Removing it again changes nothing. */
export const removeEndpoint = verb({
  name: 'webhooks.remove',
  permission: 'webhooks.manage',
  input: endpointInput,
  run: async (ctx, { endpointId }) => {
    const endpoint = (await lockEndpoint(ctx, endpointId)) ?? notFound();
    ctx.note({ objectId: endpointId });
    if (endpoint.removedAt) return { removed: true as const };
    await markRemoved(ctx, endpointId, await sealSecrets(ctx, endpointId, { current: '' }));
    await dropWaiting(ctx, MOST_DROPPED);
    return { removed: true as const };
  },
});

export async function lockedOr404(ctx: Ctx, endpointId: string): Promise<LockedEndpoint> {
  const endpoint = await lockEndpoint(ctx, endpointId);
  return endpoint && endpoint.removedAt === null ? endpoint : notFound();
}
