import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { newId } from '#lib/id.ts';
import type { TenantRef } from '#lib/tenant.ts';
import {
  listDeliveries,
  listEndpoints,
  removeEndpoint,
  replay,
  sendTest,
  setEndpointState,
  tidyAll,
} from '#modules/webhooks/index.ts';
import { startReceiver } from '#tests/doubles/webhook-receiver.ts';
import { asOwner, asPlatform, lookingSql, NOW, rowsOf } from '#tests/factories.ts';
import {
  deliverAll,
  deliveriesOf,
  fanOutAll,
  happen,
  makeEndpoint,
  makeQuietTenant,
  trustReceivers,
} from './factories.ts';

const DAY_MS = 86_400_000;
let tenant: TenantRef;
let receiver: Awaited<ReturnType<typeof startReceiver>>;
let status = 204;
beforeEach(async () => {
  status = 204;
  receiver = await startReceiver(() => status);
  trustReceivers(receiver.url);
  tenant = await makeQuietTenant();
});
afterEach(() => receiver.stop());

const tell = async (now = NOW) => {
  await happen(tenant, newId('order'), { times: 1, now });
  await fanOutAll();
};
const standing = async () => (await listEndpoints.call(asOwner(tenant), {})).items[0];
const states = async (endpointId: string) => (await deliveriesOf(endpointId)).map((r) => r.state);
const factsOf = (objectId: string) =>
  lookingSql()`select type, data from events where tenant_id = ${tenant.id} and object_id = ${objectId} order by sequence`;

describe('an endpoint', () => {
  it('that says 410 is disabled at once, announced, and told nothing more until it is taken up again', async () => {
    const { endpointId } = await makeEndpoint(tenant, `${receiver.url}/gone`);
    await tell();
    status = 410;
    await tell();
    await deliverAll();
    expect(await standing()).toMatchObject({ state: 'disabled', reason: 'gone' });
    expect(await factsOf(endpointId)).toEqual([{ type: 'webhook.disabled', data: { cause: 'gone' } }]);
    await tell();
    expect(await states(endpointId)).toEqual(expect.arrayContaining(['dropped', 'dropped', 'dropped']));
    expect(await states(endpointId)).not.toContain('waiting');
    const heard = receiver.told.length;
    await expect(sendTest.call(asOwner(tenant), { endpointId })).rejects.toThrow('Resume it first');
    await expect(replay.call(asOwner(tenant), { endpointId, since: NOW.toISOString() })).rejects.toThrow(
      'Resume',
    );
    await deliverAll(new Date(NOW.getTime() + DAY_MS));
    expect(receiver.told).toHaveLength(heard);
    status = 204;
    await setEndpointState.call(asOwner(tenant), { endpointId, state: 'active' });
    await replay.call(asOwner(tenant), { endpointId, since: NOW.toISOString() });
    await deliverAll();
    expect(new Set(await states(endpointId))).toEqual(new Set(['sent']));
    expect(await standing()).toMatchObject({ state: 'active', reason: null, failingSince: null });
  });

  it('that has answered nothing well for five days is disabled, and one success starts the days anew', async () => {
    const { endpointId } = await makeEndpoint(tenant, `${receiver.url}/failing`);
    const at = (days: number) => new Date(NOW.getTime() + days * DAY_MS);
    const attemptAt = async (days: number, answer: number) => {
      status = answer;
      await tell(at(days));
      await deliverAll(at(days));
    };
    await attemptAt(0, 503);
    expect(await standing()).toMatchObject({ state: 'active', failingSince: NOW.toISOString() });
    await attemptAt(4, 204);
    expect(await standing(), 'a success').toMatchObject({ state: 'active', failingSince: null });
    await attemptAt(4.5, 503);
    await attemptAt(9.4, 503);
    expect(await standing(), 'not quite five days').toMatchObject({ state: 'active' });
    await attemptAt(9.5, 503);
    expect(await standing()).toMatchObject({ state: 'disabled', reason: 'failing' });
    expect(await factsOf(endpointId)).toEqual([{ type: 'webhook.disabled', data: { cause: 'failing' } }]);
  });

  it('that is paused keeps what happens meanwhile, and gets it in order once it is taken up', async () => {
    const { endpointId } = await makeEndpoint(tenant, `${receiver.url}/paused`);
    await setEndpointState.call(asOwner(tenant), { endpointId, state: 'paused' });
    await happen(tenant, newId('order'), { times: 15 });
    await fanOutAll();
    await deliverAll();
    expect([receiver.told.length, new Set(await states(endpointId))]).toEqual([0, new Set(['waiting'])]);
    await setEndpointState.call(asOwner(tenant), { endpointId, state: 'active' });
    await deliverAll();
    const order = (await deliveriesOf(endpointId)).map((r) => r.eventId);
    expect(receiver.told.map((t) => t.id)).toEqual(order);
    expect(await rowsOf(tenant, 'webhook_queue'), 'and is out of the line').toBe(0);
  });

  it('that is removed is told nothing, is found by nobody, and frees its address; its secrets are gone', async () => {
    const url = `${receiver.url}/removed`;
    const { endpointId } = await makeEndpoint(tenant, url);
    await expect(makeEndpoint(tenant, url), 'a second one').rejects.toThrow(
      'Another endpoint has this address',
    );
    await tell();
    await removeEndpoint.call(asOwner(tenant), { endpointId });
    await tell();
    await deliverAll();
    expect([receiver.told.length, await states(endpointId)]).toEqual([0, ['dropped']]);
    await expect(listDeliveries.call(asOwner(tenant), { endpointId })).rejects.toThrow('nothing here');
    await makeEndpoint(tenant, url);
  });
});

it('what is older than thirty days is forgotten, and removed endpoints with it', async () => {
  const { endpointId } = await makeEndpoint(tenant, `${receiver.url}/old`);
  await tell();
  await deliverAll();
  await removeEndpoint.call(asPlatform(tenant), { endpointId });
  const at = (days: number) => ({ ...asPlatform(tenant), now: new Date(NOW.getTime() + days * DAY_MS) });
  await tidyAll(at(29), {});
  expect(await states(endpointId)).toHaveLength(1);
  await tidyAll(at(31), {});
  expect([await states(endpointId), await rowsOf(tenant, 'webhook_endpoints')]).toEqual([[], 0]);
});

it('secrets are answered once and are in no row, list, event, audit row or log of deliveries', async () => {
  const { endpointId, secret } = await makeEndpoint(tenant, `${receiver.url}/secret?token=canary-token`);
  await tell();
  await deliverAll();
  const key = secret.slice('whsec_'.length);
  const listed = JSON.stringify([
    await listEndpoints.call(asOwner(tenant), {}),
    await listDeliveries.call(asOwner(tenant), { endpointId }),
  ]);
  expect(listed).not.toContain(key);
  for (const table of [
    'webhook_endpoints',
    'webhook_deliveries',
    'audit_entries',
    'events',
    'idempotency_keys',
  ]) {
    const rows = await lookingSql()<{ all: string }[]>`
      select string_agg(t::text, ' ') as all from ${lookingSql()(table)} t where tenant_id = ${tenant.id}`;
    const text = rows[0]?.all ?? '';
    expect(text, table).not.toContain(key);
    expect(text, table).not.toContain(Buffer.from(key).toString('hex'));
    if (table !== 'webhook_endpoints') expect(text, `the address in ${table}`).not.toContain('canary-token');
  }
});
