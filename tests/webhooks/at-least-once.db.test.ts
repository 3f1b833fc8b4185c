import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { sha256 } from '#lib/crypto.ts';
import { newId } from '#lib/id.ts';
import { startWorkerProcess } from '#tests/crash/worker-process.ts';
import { startReceiver, type Told } from '#tests/doubles/webhook-receiver.ts';
import { lookingSql } from '#tests/factories.ts';
import {
  deliverAll,
  deliveriesOf,
  fanOutAll,
  happen,
  makeEndpoint,
  makeQuietTenant,
  trustReceivers,
} from './factories.ts';
import { verifies } from './verify.ts';

let receiver: Awaited<ReturnType<typeof startReceiver>>;
afterEach(() => receiver.stop());

/** Which of a message's attempts come to nothing, 60 of 100, and in which way; the tenth never does. */
const unlucky = (told: Told, nth: number) => {
  const drawn = sha256(`${told.id} ${nth}`).readUInt32BE(0) / 2 ** 32;
  if (nth === 10 || drawn > 0.6) return 204;
  return drawn < 0.2 ? 500 : drawn < 0.4 ? 'hang up' : 429;
};

describe('I19 webhooks arrive at least once', () => {
  it('at a receiver that fails 60 times of 100: each is taken, verifies, and keeps its id', async () => {
    const tries = new Map<string, number>();
    const taken = new Set<string>();
    receiver = await startReceiver((told) => {
      const nth = (tries.get(told.id) ?? 0) + 1;
      tries.set(told.id, nth);
      const answer = unlucky(told, nth);
      if (answer === 204) taken.add(told.id);
      return answer;
    });
    trustReceivers(receiver.url);
    const tenant = await makeQuietTenant();
    const { endpointId, secret } = await makeEndpoint(tenant, receiver.url);
    for (let n = 0; n < 6; n += 1) await happen(tenant, newId('order'), { times: 10 });
    await fanOutAll();
    const expected = (await deliveriesOf(endpointId)).map((r) => r.eventId);
    await deliverAll(new Date());
    for (let at = Date.now(); ; ) {
      const waiting = (await deliveriesOf(endpointId)).flatMap((r) => r.nextAttemptAt?.getTime() ?? []);
      if (waiting.length === 0) break;
      at = Math.max(at, Math.min(...waiting));
      await deliverAll(new Date(at));
    }
    expect([...taken].sort()).toEqual([...expected].sort());
    expect((await deliveriesOf(endpointId)).map((r) => r.state)).toEqual(expected.map(() => 'sent'));
    const failed = receiver.told.length - expected.length;
    expect(failed / receiver.told.length, 'the receiver did fail').toBeGreaterThan(0.4);
    expect(new Set(receiver.told.map((t) => `${t.id} ${t.body}`)).size, 'one text for each id').toBe(60);
    const fresh = receiver.told.filter(
      ({ headers }) => Math.abs(Number(headers['webhook-timestamp']) * 1000 - Date.now()) < 240_000,
    );
    expect(fresh.length).toBeGreaterThanOrEqual(60);
    expect(fresh.every((told) => verifies(secret, told))).toBe(true);
  });

  it('when the worker is killed after the receiver answered: the repeat has the same id and verifies', async () => {
    receiver = await startReceiver();
    trustReceivers(receiver.url);
    const env = { WEBHOOK_TRUSTED_HOSTS: new URL(receiver.url).host, SMTP_URL: 'smtp://127.0.0.1:9' };
    const tenant = await makeQuietTenant();
    const { endpointId, secret } = await makeEndpoint(tenant, receiver.url);
    await happen(tenant, newId('order'), { times: 5 });
    const dying = await startWorkerProcess({ ...env, NODE_ENV: 'test', DAMSON_FAILPOINT: 'webhook_sent' });
    await dying.ended;
    const sent = receiver.told.map((t) => t.id);
    expect(sent.length).toBeGreaterThan(0);
    expect(
      (await deliveriesOf(endpointId)).every((r) => r.state === 'waiting'),
      'and not marked',
    ).toBe(true);
    await lookingSql()`update webhook_queue set turn_until = turn_until - interval '1 hour'`;
    const worker = await startWorkerProcess(env);
    for (const until = Date.now() + 30_000; Date.now() < until; await sleep(50)) {
      if ((await deliveriesOf(endpointId)).every((r) => r.state === 'sent')) break;
    }
    worker.kill();
    await worker.ended;
    expect((await deliveriesOf(endpointId)).map((r) => r.state)).toEqual(Array(5).fill('sent'));
    const repeats = receiver.told.slice(sent.length).filter((t) => sent.includes(t.id));
    expect(repeats.map((t) => t.id)).toEqual(sent);
    expect(new Set(receiver.told.map((t) => t.id)).size).toBe(5);
    expect(receiver.told.every((told) => verifies(secret, told))).toBe(true);
    expect(`${dying.output()}${worker.output()}`, 'nothing of the secret is logged').not.toContain(
      secret.slice(6),
    );
  });
});
