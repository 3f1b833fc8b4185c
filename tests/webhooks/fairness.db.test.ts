import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { newId } from '#lib/id.ts';
import type { TenantRef } from '#lib/tenant.ts';
import { type Courier, makeCourier, openTurn, settleTurn } from '#modules/webhooks/index.ts';
import { claimTurns } from '#modules/webhooks/queue-store.ts';
import { startReceiver } from '#tests/doubles/webhook-receiver.ts';
import { asPlatform, lookingSql, NOW } from '#tests/factories.ts';
import {
  deliveriesOf,
  fanOutAll,
  happen,
  makeEndpoint,
  makeQuietTenant,
  trustReceivers,
} from './factories.ts';

type Receiver = Awaited<ReturnType<typeof startReceiver>>;
let good: Receiver;
let tarpit: Receiver;
beforeEach(async () => {
  [good, tarpit] = [await startReceiver(), await startReceiver(() => null)];
  trustReceivers(good.url, tarpit.url);
  await lookingSql()`delete from webhook_queue`;
});
afterEach(() => Promise.all([good.stop(), tarpit.stop()]));

/** Three tenants with 33 good endpoints each. */
async function crowd(): Promise<TenantRef[]> {
  const tenants = [await makeQuietTenant(), await makeQuietTenant(), await makeQuietTenant()];
  for (const tenant of tenants) {
    for (let n = 0; n < 33; n += 1) await makeEndpoint(tenant, `${good.url}/${newId('request')}`);
  }
  return tenants;
}

/** Runs a courier until the good receivers were told of three events each; answers how long that took, in ms. */
async function deliver(tenants: readonly TenantRef[], courier: Courier): Promise<number[]> {
  const before = good.told.length;
  for (const tenant of tenants) await happen(tenant, newId('order'), { times: 3 });
  await fanOutAll();
  const from = performance.now();
  for (const until = Date.now() + 30_000; good.told.length < before + 297 && Date.now() < until; ) {
    if ((await courier.round()) === 0) await courier.pause(20);
  }
  return good.told.slice(before).map((t) => t.at - from);
}
const p95 = (times: number[]) => times.sort((a, b) => a - b)[Math.floor(times.length * 0.95)] ?? 0;

const room = (over: object = {}) => ({
  good: 24,
  troubled: 8,
  mostOfTenant: { good: 16, troubled: 4 },
  underWay: new Map(),
  ...over,
});
async function line(tenantId: string, o: { troubled: boolean; count: number; since: string }): Promise<void> {
  await lookingSql()`
    insert into webhook_queue (tenant_id, endpoint_id, troubled, queued_at)
    select ${tenantId}, 'whk_' || ${o.troubled ? 'bad' : 'good'} || n, ${o.troubled}, now() - ${o.since}::interval
      from generate_series(1, ${o.count}) n`;
}

describe('I21 one bad endpoint', () => {
  it('holds nobody up: all of 99 others are served while it still keeps its first request open', async () => {
    const tenants = await crowd();
    const [first] = tenants;
    const bad = await makeEndpoint(first as TenantRef, `${tarpit.url}/tar`);
    const setBad = (state: string) =>
      lookingSql()`update webhook_endpoints set state = ${state} where id = ${bad.endpointId}`;
    const ratios: number[] = [];
    let baseline = 0;
    for (let round = 1; round <= 3; round += 1) {
      const courier = makeCourier(() => NOW);
      await setBad('paused');
      baseline = p95(await deliver(tenants, courier));
      await courier.idle();
      expect(tarpit.told, 'no tarpit in the baseline').toHaveLength(round - 1);
      await setBad('active');
      ratios.push(p95(await deliver(tenants, courier)) / baseline);
      expect([good.told.length, tarpit.told.length, tarpit.underWay()]).toEqual([round * 594, round, 1]);
      tarpit.hangUp();
      await setBad('paused');
      await courier.idle();
    }
    expect(tarpit.mostUnderWay()).toBe(1);
    const shown = ratios.map((r) => r.toFixed(2)).join(', ');
    console.log(
      `webhooks: p95 of 99 good endpoints ${baseline.toFixed(0)} ms; beside a tarpit times ${shown}`,
    );
    expect(Math.min(...ratios)).toBeLessThan(2);
  });

  it('has slots of its own once it is known: those in trouble wait for each other and for nobody else', async () => {
    const [a, b, c] = [newId('tenant'), newId('tenant'), newId('tenant')];
    await line(a, { troubled: true, count: 40, since: '1 hour' });
    await line(b, { troubled: true, count: 40, since: '1 hour' });
    await line(c, { troubled: true, count: 40, since: '1 hour' });
    await line(a, { troubled: false, count: 20, since: '1 second' });
    await line(c, { troubled: false, count: 5, since: '1 second' });
    const claims = await claimTurns(NOW, room());
    const of = (tenantId: string, troubled: boolean) =>
      claims.filter((claim) => claim.tenantId === tenantId && claim.troubled === troubled).length;
    expect([of(a, false), of(c, false)], 'nobody takes all good slots').toEqual([16, 5]);
    expect(claims.filter((claim) => claim.troubled)).toHaveLength(8);
    expect(Math.max(of(a, true), of(b, true), of(c, true))).toBeLessThanOrEqual(4);
    const full = room({ underWay: new Map([[a, { good: 16, troubled: 4 }]]), troubled: 0, good: 24 });
    expect(await claimTurns(NOW, full), 'a has what it may have').toEqual([]);
  });
});

describe('a turn', () => {
  it('is given to one of many who ask at once', async () => {
    await line(newId('tenant'), { troubled: false, count: 60, since: '1 second' });
    const wide = room({ good: 60, mostOfTenant: { good: 60, troubled: 4 } });
    const claims = (await Promise.all(Array.from({ length: 8 }, () => claimTurns(NOW, wide)))).flat();
    expect([claims.length, new Set(claims.map((c) => c.endpointId)).size]).toEqual([60, 60]);
  });

  it('that outlived its lease changes nothing that the next one has written', async () => {
    const tenant = await makeQuietTenant();
    const { endpointId } = await makeEndpoint(tenant, `${good.url}/stale`);
    await happen(tenant, newId('order'), { times: 1 });
    await fanOutAll();
    const [stale] = await claimTurns(NOW, room());
    expect(await claimTurns(NOW, room()), 'while the lease lasts').toEqual([]);
    await lookingSql()`update webhook_queue set turn_until = now() - interval '1 second'`;
    const [next] = await claimTurns(NOW, room());
    const { messages } = await openTurn.call(asPlatform(tenant), { endpointId });
    const attempt = { deliveryId: messages[0]?.deliveryId ?? '', attempt: 1, tookMs: 3, excerpt: '' };
    const settle = (turn: string | undefined, status: number) =>
      settleTurn.call(asPlatform(tenant), {
        endpointId,
        turn: turn ?? '',
        attempts: [{ ...attempt, status }],
      });
    expect(await settle(next?.turn, 204)).toMatchObject({ settled: 1 });
    await happen(tenant, newId('order'), { times: 1 });
    await fanOutAll();
    const [third] = await claimTurns(NOW, room());
    expect(await settle(stale?.turn, 500)).toMatchObject({ settled: 0 });
    expect(await deliveriesOf(endpointId)).toMatchObject([
      { state: 'sent', lastStatus: 204 },
      { state: 'waiting' },
    ]);
    const [row] = await lookingSql()<{ turn: string }[]>`select turn from webhook_queue`;
    expect(row?.turn, 'and takes no turn from another').toBe(third?.turn);
  });
});
