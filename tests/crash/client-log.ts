import { setTimeout as sleep } from 'node:timers/promises';
import { json, send } from '#tests/http.ts';

/** What a client knows of one request; unknown until something definite was heard. */
export type Entry = { key: string; secret: string; body: object } & (
  | { outcome: 'unknown' }
  | { outcome: 'acknowledged'; orderId: string }
  | { outcome: 'refused'; code: string }
);
/** Every request that was sent, by its idempotency key; written before it is sent. */
export type ClientLog = Map<string, Entry>;

/** Refusals that speak of the moment and not of the order: the same request may pass later. */
const PASSING = new Set(['in_progress', 'rate_limited', 'unavailable']);

/** Sends one order and writes down what came of it. */
export async function sendOrder(log: ClientLog, port: number, entry: Entry): Promise<Entry> {
  const { key, secret, body } = entry;
  log.set(key, entry);
  const headers = { 'idempotency-key': key };
  const call = { port, method: 'POST', path: '/v1/orders', key: secret, headers, body, withinMs: 5_000 };
  const answer = await send(call).catch(() => undefined);
  let heard: Entry = { key, secret, body, outcome: 'unknown' };
  if (answer && answer.status < 300) {
    heard = { key, secret, body, outcome: 'acknowledged', orderId: String(json(answer)['order_id']) };
  } else if (answer && answer.status < 500 && !PASSING.has(String(json(answer)['code']))) {
    heard = { key, secret, body, outcome: 'refused', code: String(json(answer)['code']) };
  }
  log.set(key, heard);
  return heard;
}

/** Asks again under the same key, and with the same body, until each unknown outcome is known. */
export async function settle(log: ClientLog, port: number, withinMs = 60_000): Promise<number> {
  const unknown = [...log.values()].filter((entry) => entry.outcome === 'unknown');
  const until = Date.now() + withinMs;
  for (const entry of unknown) {
    while ((await sendOrder(log, port, entry)).outcome === 'unknown') {
      if (Date.now() > until) throw new Error(`The outcome of ${entry.key} stays unknown.`);
      await sleep(50);
    }
  }
  return unknown.length;
}

/** How many requests came to each outcome. */
export function outcomes(log: ClientLog): Record<Entry['outcome'], number> {
  const counts = { acknowledged: 0, refused: 0, unknown: 0 };
  for (const { outcome } of log.values()) counts[outcome] += 1;
  return counts;
}
