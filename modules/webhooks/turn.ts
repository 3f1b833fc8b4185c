import type { Ctx } from '#core/context.ts';
import { verb } from '#core/verb.ts';
import { notFound } from '#lib/errors.ts';
import { isTrouble, judge, standingAfter } from './outcome.ts';
import { payloadOf } from './payload.ts';
import { selectDue, selectEndpoint } from './queries.ts';
import { endTurn } from './queue-store.ts';
import { type DisabledCause, endpointInput, settleInput } from './schema.ts';
import { inForce, openSecrets } from './secrets.ts';
import { dropWaiting, type LockedEndpoint, lockEndpoint, updateAttempted, updateStanding } from './store.ts';

export type Message = { deliveryId: string; eventId: string; attempt: number; body: string };
/** What one turn of an endpoint has to send, and what it is signed with. */
export type Turn = { url: string; secrets: string[]; atOnce: number; messages: Message[] };

const MOST_MESSAGES = 10;
/** What is left to drop beyond this is dropped by the hourly tidying. */
const MOST_DROPPED = 10_000;

/** What an endpoint is to be sent now, for the worker alone: a secret is in it. */
export const openTurn = verb({
  name: 'webhooks.openTurn',
  permission: 'webhooks.work',
  reads: true,
  secret: true,
  input: endpointInput,
  run: async (ctx, { endpointId }): Promise<Turn> => {
    const endpoint = (await selectEndpoint(ctx, endpointId)) ?? notFound();
    const due = endpoint.state === 'active' ? await selectDue(ctx, endpointId, MOST_MESSAGES) : [];
    const messages = due.map(({ deliveryId, eventId, attempts, ...event }) => ({
      deliveryId,
      eventId,
      attempt: attempts + 1,
      body: payloadOf(event),
    }));
    const secrets = inForce(await openSecrets(ctx, endpointId, endpoint), ctx.now);
    return { url: endpoint.url, secrets, atOnce: endpoint.atOnce, messages };
  },
});

/** Writes what came of a turn, disables an endpoint that is gone or has failed for days, and ends the turn. */
export const settleTurn = verb({
  name: 'webhooks.settleTurn',
  permission: 'webhooks.work',
  input: settleInput,
  run: async (ctx, { endpointId, turn, attempts }) => {
    const endpoint = (await lockEndpoint(ctx, endpointId)) ?? notFound();
    const settled = await updateAttempted(
      ctx,
      endpointId,
      attempts.map((a) => judge(a, ctx.now)),
    );
    const { failingSince, cause } = standingAfter(endpoint.failingSince, attempts, ctx.now);
    const active = endpoint.state === 'active' && endpoint.removedAt === null;
    if (active && cause) await disable(ctx, endpoint, cause, failingSince);
    else if (active) await keepStanding(ctx, endpoint, failingSince);
    const open = active && !cause;
    const claim = { tenantId: ctx.tenant.id, endpointId, turn };
    await endTurn(ctx.sql, claim, { troubled: attempts.some(isTrouble), open });
    ctx.note({ objectId: endpointId, detail: { attempts: attempts.length, settled } });
    return { settled, disabled: active ? cause : null };
  },
});

async function keepStanding(ctx: Ctx, endpoint: LockedEndpoint, failingSince: Date | null): Promise<void> {
  if (failingSince?.getTime() === endpoint.failingSince?.getTime()) return;
  await updateStanding(ctx, endpoint.id, { state: 'active', reason: null, failingSince });
}

async function disable(
  ctx: Ctx,
  { id }: LockedEndpoint,
  cause: DisabledCause,
  failingSince: Date | null,
): Promise<void> {
  await updateStanding(ctx, id, { state: 'disabled', reason: cause, failingSince });
  await dropWaiting(ctx, MOST_DROPPED);
  ctx.emit({ type: 'webhook.disabled', objectType: 'webhook_endpoint', objectId: id, data: { cause } });
}
