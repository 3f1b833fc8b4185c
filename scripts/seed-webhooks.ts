import type { Caller } from '#core/context.ts';
import { clock } from '#lib/clock.ts';
import { newId } from '#lib/id.ts';
import { asSystem } from '#modules/identity/index.ts';
import { activeTenants } from '#modules/tenants/index.ts';
import { createEndpoint, editEndpoint, listEndpoints, removeEndpoint } from '#modules/webhooks/index.ts';
import type { DemoTenant } from './facts.ts';

const LOCAL = /^http:\/\/127\.0\.0\.1:\d+\//;

/** Has the local receiver told of every tenant's events, each at a path of its own; done already, it follows its port. */
export async function seedWebhooks(facts: readonly DemoTenant[], receiverUrl: string): Promise<DemoTenant[]> {
  const tenants = await activeTenants();
  const seeded: DemoTenant[] = [];
  for (const fact of facts) {
    const tenant = tenants.find(({ slug }) => slug === fact.slug);
    const authenticate = asSystem('seed');
    const requestId = newId('request');
    seeded.push(
      tenant ? await listen({ tenant, requestId, now: clock.now(), authenticate }, fact, receiverUrl) : fact,
    );
  }
  return seeded;
}

async function listen(caller: Caller, fact: DemoTenant, receiverUrl: string): Promise<DemoTenant> {
  const url = `${receiverUrl}/${fact.slug}`;
  const { items } = await listEndpoints.call(caller, {});
  const [known, ...others] = items.filter((endpoint) => LOCAL.test(endpoint.url));
  if (known && fact.webhookSecret !== undefined) {
    if (known.url !== url) await editEndpoint.call(caller, { endpointId: known.endpointId, url });
    return fact;
  }
  // One whose secret a run did not live to write down is of no use.
  for (const { endpointId } of known ? [known, ...others] : [])
    await removeEndpoint.call(caller, { endpointId });
  const { secret } = await createEndpoint.call(caller, { url });
  return { ...fact, webhookSecret: secret };
}
