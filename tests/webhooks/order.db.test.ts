import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { newId } from '#lib/id.ts';
import type { TenantRef } from '#lib/tenant.ts';
import { replay } from '#modules/webhooks/index.ts';
import { startReceiver, type Told } from '#tests/doubles/webhook-receiver.ts';
import { asOwner, lookingSql, NOW } from '#tests/factories.ts';
import {
  deliverAll,
  deliveriesOf,
  fanOutAll,
  happen,
  makeEndpoint,
  makeQuietTenant,
  trustReceivers,
} from './factories.ts';

let receiver: Awaited<ReturnType<typeof startReceiver>>;
afterEach(() => receiver.stop());

type Said = { object_id: string; sequence: number; limit: number };
const said = (told: Told) => (JSON.parse(told.body) as { data: Said }).data;
type Kept = Map<string, { sequence: number; limit: number }>;

/** What docs/webhooks.md tells a receiver to do: apply only what is newer than what it knows of an object. */
function apply(kept: Kept, { object_id, sequence, limit }: Said): void {
  if (sequence > (kept.get(object_id)?.sequence ?? 0)) kept.set(object_id, { sequence, limit });
}
function converged(told: readonly Told[]): Kept {
  const kept: Kept = new Map();
  for (const one of told) apply(kept, said(one));
  return kept;
}
/** What the server says of each object: its last event. */
async function truth(tenant: TenantRef): Promise<Kept> {
  const rows = await lookingSql()<{ id: string; sequence: number; limit: number }[]>`
    select distinct on (object_id) object_id as id, sequence, (data ->> 'limit')::int as limit from events
     where tenant_id = ${tenant.id} and object_type = 'proof' order by object_id, sequence desc`;
  return new Map(rows.map((r) => [r.id, { sequence: r.sequence, limit: r.limit }]));
}
async function change(tenant: TenantRef, objects: readonly string[], times: number): Promise<void> {
  for (let n = 1; n <= times; n += 1) {
    await Promise.all(
      objects.map((id) => happen(tenant, id, { times: 1, type: 'budget.limit_set', data: { limit: n * 7 } })),
    );
  }
}

describe('I20 the order of one object', () => {
  it('is kept while nothing fails, however many take events and deliver at once', async () => {
    receiver = await startReceiver();
    trustReceivers(receiver.url);
    const tenant = await makeQuietTenant();
    await makeEndpoint(tenant, receiver.url);
    const objects = Array.from({ length: 8 }, () => newId('budget'));
    const work = change(tenant, objects, 12);
    let done = false;
    const busy = Array.from({ length: 3 }, async () => {
      while (!done) {
        await fanOutAll();
        await deliverAll();
      }
    });
    await work;
    done = true;
    await Promise.all(busy);
    await fanOutAll();
    await deliverAll();
    expect(receiver.told).toHaveLength(96);
    for (const id of objects) {
      const sequences = receiver.told.map(said).filter((s) => s.object_id === id);
      expect(sequences.map((s) => s.sequence)).toEqual(Array.from({ length: 12 }, (_, i) => i + 1));
    }
    expect(receiver.mostUnderWay(), 'one request at a time').toBe(1);
  });

  it('is told by the sequence: who applies only a higher one converges under reorder, repeats, loss and replay', async () => {
    const tries = new Map<string, number>();
    receiver = await startReceiver((told) => {
      const nth = (tries.get(told.id) ?? 0) + 1;
      tries.set(told.id, nth);
      const { sequence } = said(told);
      if (sequence === 5) return lost ? 500 : 204;
      if (sequence % 2 === 0 && nth === 1) return 500;
      return sequence % 3 === 0 && nth === 1 ? 'hang up' : 204;
    });
    let lost = true;
    trustReceivers(receiver.url);
    const tenant = await makeQuietTenant();
    const { endpointId } = await makeEndpoint(tenant, receiver.url, { atOnce: 4 });
    const objects = Array.from({ length: 6 }, () => newId('budget'));
    await change(tenant, objects, 6);
    await fanOutAll();
    await deliverAll();
    for (let round = 0; round < 200; round += 1) {
      const waiting = (await deliveriesOf(endpointId)).flatMap((r) => r.nextAttemptAt?.getTime() ?? []);
      if (waiting.length === 0) break;
      await deliverAll(new Date(Math.min(...waiting)));
    }
    const states = (await deliveriesOf(endpointId)).map((r) => r.state);
    expect(
      states.filter((s) => s === 'failed'),
      'those of sequence 5 were lost',
    ).toHaveLength(6);
    lost = false;
    await replay.call(asOwner(tenant), { endpointId, since: NOW.toISOString() });
    await deliverAll(new Date(NOW.getTime() + 30 * 86_400_000));
    const server = await truth(tenant);
    expect(server.size).toBe(6);
    expect(converged(receiver.told)).toEqual(server);
    const naive = new Map(receiver.told.map((t) => [said(t).object_id, said(t)]));
    const stale = objects.filter((id) => naive.get(id)?.sequence !== server.get(id)?.sequence);
    expect(stale.length, 'who applies whatever comes last is wrong').toBeGreaterThan(0);
    const twice = [...receiver.told, ...receiver.told];
    const any = fc.shuffledSubarray(twice, { minLength: twice.length });
    fc.assert(fc.property(any, (told) => void expect(converged(told)).toEqual(server)));
  });
});
