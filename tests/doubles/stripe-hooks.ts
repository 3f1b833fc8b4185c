import { createHmac, randomBytes } from 'node:crypto';

/** Where events go, and the secret that signs them. */
export type HookTarget = { url: string; secret: string };
export type SentEvent = { id: string; type: string; payload: string };

const TRIES = 3;
const PAUSE_MS = 50;

/** A webhook's signature: `t=<seconds>,v1=<hmac>` (https://docs.stripe.com/webhooks/signature). */
export function sign(payload: string, secret: string, seconds = Math.floor(Date.now() / 1000)): string {
  const mac = createHmac('sha256', secret).update(`${seconds}.${payload}`).digest('hex');
  return `t=${seconds},v1=${mac}`;
}

/** Sends each event signed, up to three times until it is taken; or holds them back for a test to send as it likes. */
export function openHooks(live: boolean) {
  const events: SentEvent[] = [];
  const underWay = new Set<Promise<void>>();
  let target: HookTarget | null = null;
  let held = false;

  function say(type: string, object: object): void {
    const id = `evt_${randomBytes(12).toString('hex')}`;
    const created = Math.floor(Date.now() / 1000);
    const event = {
      id,
      object: 'event',
      type,
      created,
      livemode: live,
      pending_webhooks: 1,
      data: { object },
    };
    const sent: SentEvent = { id, type, payload: JSON.stringify(event) };
    events.push(sent);
    if (!held) start(deliver(sent));
  }

  function start(delivery: Promise<unknown>): void {
    const known: Promise<void> = delivery.then(
      () => void underWay.delete(known),
      () => void underWay.delete(known),
    );
    underWay.add(known);
  }

  /** The status that the receiver answered last; null without a receiver. */
  async function deliver(event: SentEvent): Promise<number | null> {
    for (let attempt = 1; target; attempt++) {
      const headers = {
        'content-type': 'application/json',
        'stripe-signature': sign(event.payload, target.secret),
      };
      const answer = await fetch(target.url, { method: 'POST', headers, body: event.payload }).catch(
        () => null,
      );
      if (answer?.ok || attempt === TRIES) return answer?.status ?? null;
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
    return null;
  }

  return {
    say,
    deliver,
    events: (): readonly SentEvent[] => events,
    sendTo: (to: HookTarget | null) => {
      target = to;
    },
    /** Keeps events back from now on; they are in `events` for `deliver`. */
    hold: (hold: boolean) => {
      held = hold;
    },
    /** Waits until nothing is on its way. */
    settled: async () => {
      while (underWay.size > 0) await Promise.all(underWay);
    },
  };
}
export type StripeHooks = ReturnType<typeof openHooks>;
