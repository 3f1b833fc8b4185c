import type { Caller } from '#core/context.ts';
import { clock } from '#lib/clock.ts';
import { newId } from '#lib/id.ts';
import { createEmbedKey, setEmbedding } from '#modules/embedding/index.ts';
import { asSystem } from '#modules/identity/index.ts';
import { activeTenants, originOf } from '#modules/tenants/index.ts';
import type { Portal } from '#tests/doubles/portal.ts';
import type { DemoTenant } from './facts.ts';

/** Shows every tenant's microsite in the local portal, each at a path of its own; done already, it follows its port. */
export async function seedEmbed(facts: readonly DemoTenant[], portal: Portal): Promise<DemoTenant[]> {
  const tenants = await activeTenants();
  const seeded: DemoTenant[] = [];
  for (const fact of facts) {
    const tenant = tenants.find(({ slug }) => slug === fact.slug);
    if (!tenant) {
      seeded.push(fact);
      continue;
    }
    const authenticate = asSystem('seed');
    const caller: Caller = { tenant, requestId: newId('request'), now: clock.now(), authenticate };
    await setEmbedding.call(caller, { enabled: true, origins: [portal.origin] });
    const key = fact.embedKey ?? (await makeKey(caller));
    const scriptUrl = `${await originOf(tenant.id)}/embed.js`;
    portal.show(fact.slug, { scriptUrl, key, email: fact.signIn.member.email });
    seeded.push({ ...fact, embedKey: key, portalOrigin: portal.origin });
  }
  return seeded;
}

async function makeKey(caller: Caller) {
  const { embedKeyId, secret } = await createEmbedKey.call(caller, { name: 'The local portal' });
  return { embedKeyId, secret: secret ?? '', issuer: caller.tenant.id };
}
