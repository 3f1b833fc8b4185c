import { afterAll, expect, it } from 'vitest';
import { listEndpoints, sendTest } from '#modules/webhooks/index.ts';
import type { DemoTenant } from '#scripts/facts.ts';
import { seedWebhooks } from '#scripts/seed-webhooks.ts';
import { startReceiver, type Told } from '#tests/doubles/webhook-receiver.ts';
import { asPlatform } from '#tests/factories.ts';
import { deliverAll, fanOutAll, makeQuietTenant, trustReceivers } from './factories.ts';
import { verifies } from './verify.ts';

const started: Awaited<ReturnType<typeof startReceiver>>[] = [];
afterAll(() => Promise.all(started.map((receiver) => receiver.stop())));

it('a demo tells its receiver under the secret of its facts, also when it serves again at another port', async () => {
  const tenant = await makeQuietTenant();
  let facts = [{ slug: tenant.slug, mode: 'live', apiKey: '' }] as unknown as DemoTenant[];
  for (const start of [1, 2]) {
    const receiver = await startReceiver();
    started.push(receiver);
    trustReceivers(receiver.url);
    const seeded = await seedWebhooks(facts, receiver.url);
    if (start === 2) expect(seeded, 'the secret stays').toEqual(facts);
    facts = seeded;
    const { items } = await listEndpoints.call(asPlatform(tenant), {});
    expect(items.map((e) => e.url)).toEqual([`${receiver.url}/${tenant.slug}`]);
    await sendTest.call(asPlatform(tenant), { endpointId: items[0]?.endpointId ?? '' });
    await fanOutAll();
    await deliverAll(new Date());
    const shown = (await (await fetch(`${receiver.url}/${tenant.slug}`)).json()) as Told[];
    expect(shown).toHaveLength(1);
    expect(verifies(facts[0]?.webhookSecret ?? '', shown[0] as Told)).toBe(true);
    expect(await (await fetch(`${receiver.url}/another`)).json()).toEqual([]);
  }
});
