import { setTimeout as sleep } from 'node:timers/promises';
import type { Caller } from '#core/context.ts';
import { failpoint } from '#lib/failpoint.ts';
import { newId } from '#lib/id.ts';
import { log } from '#lib/log.ts';
import { asSystem } from '#modules/identity/index.ts';
import { tenantById } from '#modules/tenants/index.ts';
import { send } from './adapters/send.ts';
import { isTrouble } from './outcome.ts';
import { type Claim, claimTurns, postponeTurn } from './queue-store.ts';
import type { Attempt } from './schema.ts';
import { openTurn, settleTurn, type Turn } from './turn.ts';

/** Turns that one process has under way at most. Endpoints in trouble have slots of their own and no others. */
export const SLOTS = { good: 24, troubled: 8 } as const;
const MOST_OF_TENANT = { good: 16, troubled: 4 } as const;
/** No request of a turn begins later; with the last one's time-out that is well within the lease. */
const TURN_MS = 10_000;
const POSTPONED_MS = 60_000;

type Clock = () => Date;
export type Courier = {
  /** Begins a turn with each endpoint that is due, so many as there are slots; answers how many. */
  round: () => Promise<number>;
  /** Until some turn has ended, and no longer than so many milliseconds. */
  pause: (ms: number) => Promise<void>;
  /** Until every turn has ended. */
  idle: () => Promise<void>;
};

/** Delivers webhooks in this process; many processes may do so at once. */
export function makeCourier(now: Clock): Courier {
  const turns = new Map<Promise<void>, Claim>();
  return {
    round: async () => {
      const claims = await claimTurns(now(), roomBeside([...turns.values()]));
      for (const claim of claims) {
        const turn: Promise<void> = serve(claim, now).finally(() => turns.delete(turn));
        turns.set(turn, claim);
      }
      return claims.length;
    },
    pause: async (ms) => {
      await Promise.race([...turns.keys(), sleep(ms)]);
    },
    idle: async () => {
      while (turns.size > 0) await Promise.all(turns.keys());
    },
  };
}

function roomBeside(claims: readonly Claim[]) {
  const underWay = new Map<string, { good: number; troubled: number }>();
  for (const { tenantId, troubled } of claims) {
    const of = underWay.get(tenantId) ?? { good: 0, troubled: 0 };
    of[troubled ? 'troubled' : 'good'] += 1;
    underWay.set(tenantId, of);
  }
  const troubled = claims.filter((c) => c.troubled).length;
  return {
    good: SLOTS.good - (claims.length - troubled),
    troubled: SLOTS.troubled - troubled,
    mostOfTenant: MOST_OF_TENANT,
    underWay,
  };
}

/** One turn: read, send with no transaction open, write what came of it. It never throws. */
async function serve(claim: Claim, now: Clock): Promise<void> {
  const { tenantId, endpointId, turn } = claim;
  try {
    const tenant = await tenantById(tenantId);
    if (!tenant) return await postpone(claim, now);
    const caller = (): Caller => ({
      tenant,
      requestId: newId('request'),
      now: now(),
      authenticate: asSystem('worker'),
    });
    const opened = await openTurn.call(caller(), { endpointId });
    const attempts = await sendAll(opened, now);
    if (attempts.length > 0) failpoint('webhook_sent');
    const { disabled } = await settleTurn.call(caller(), { endpointId, turn, attempts });
    if (disabled) log.warn({ tenantId, endpointId, cause: disabled }, 'a webhook endpoint was disabled');
  } catch (error) {
    log.error({ err: error, tenantId, endpointId }, 'a webhook turn failed');
    await postpone(claim, now);
  }
}

/** In order, so many at once as the endpoint takes; one that fails or is slow gives the rest of its turn away. */
async function sendAll(turn: Turn, now: Clock): Promise<Attempt[]> {
  const attempts: Attempt[] = [];
  const from = performance.now();
  for (let next = 0; next < turn.messages.length; next += turn.atOnce) {
    const together = turn.messages.slice(next, next + turn.atOnce);
    const made = await Promise.all(together.map((message) => send(turn, message, now())));
    attempts.push(...made);
    if (made.some(isTrouble) || performance.now() - from > TURN_MS) break;
  }
  return attempts;
}

/** What cannot be served now is asked for again in a minute; a lease that is lost meanwhile ends by itself. */
async function postpone(claim: Claim, now: Clock): Promise<void> {
  const until = new Date(now().getTime() + POSTPONED_MS);
  await postponeTurn(claim, until).catch((error) =>
    log.error({ err: error }, 'a webhook turn was not given back'),
  );
}
