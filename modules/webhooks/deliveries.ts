import { verb } from '#core/verb.ts';
import { notFound, refuse } from '#lib/errors.ts';
import { lockedOr404 } from './endpoints.ts';
import { TEST_EVENT } from './events.ts';
import { selectDeliveries, selectEndpoint } from './queries.ts';
import { enqueueEndpoints } from './queue-store.ts';
import { deliveriesInput, endpointInput, replayInput } from './schema.ts';
import { resetDelivery, resetLost } from './store.ts';

const MOST_REPLAYED = 10_000;
const RESUME_FIRST = 'This endpoint is not active. Resume it first.';

/** What an endpoint was told and what it said, newest first. */
export const listDeliveries = verb({
  name: 'webhooks.deliveries',
  permission: 'webhooks.read',
  reads: true,
  input: deliveriesInput,
  run: async (ctx, input) => {
    if (!(await selectEndpoint(ctx, input.endpointId))) notFound();
    return selectDeliveries(ctx, input);
  },
});

/** Sends one delivery again, or all that failed or were dropped since a time, under the ids that they had. */
export const replay = verb({
  name: 'webhooks.replay',
  permission: 'webhooks.manage',
  input: replayInput,
  run: async (ctx, { endpointId, deliveryId, since }) => {
    const endpoint = await lockedOr404(ctx, endpointId);
    if (endpoint.state === 'disabled') refuse('conflict', RESUME_FIRST);
    const range = { since: new Date(since ?? ctx.now), limit: MOST_REPLAYED };
    const replayed = deliveryId
      ? Number((await resetDelivery(ctx, endpointId, deliveryId)) || notFound())
      : await resetLost(ctx, endpointId, range);
    if (endpoint.state === 'active' && replayed > 0)
      await enqueueEndpoints(ctx.sql, ctx.tenant.id, [endpointId]);
    ctx.note({ objectId: endpointId, detail: { replayed, ...(since ? { since } : { deliveryId }) } });
    return { replayed, more: replayed === MOST_REPLAYED };
  },
});

/** Sends an event that only this endpoint gets, whatever types it wants. */
export const sendTest = verb({
  name: 'webhooks.sendTest',
  permission: 'webhooks.manage',
  input: endpointInput,
  run: async (ctx, { endpointId }) => {
    const endpoint = await lockedOr404(ctx, endpointId);
    if (endpoint.state !== 'active') refuse('conflict', RESUME_FIRST);
    ctx.emit({ type: TEST_EVENT, objectType: 'webhook_endpoint', objectId: endpointId });
    ctx.note({ objectId: endpointId });
    return { endpointId };
  },
});
