import { randomBytes } from 'node:crypto';
import postgres from 'postgres';
import { types } from '#db/client.ts';
import { seedCatalogue } from '#db/seed/catalogue.ts';
import { PROGRAMS } from '#db/seed/tenants.ts';
import { required } from '#lib/env.ts';
import { normalise } from '#modules/catalog/search.ts';
import type { Portal } from '#tests/doubles/portal.ts';
import type { DemoTenant } from './facts.ts';
import { readList, writeWhole } from './files.ts';
import { inState } from './root.ts';
import { seedEmbed } from './seed-embed.ts';
import { seedProgram } from './seed-program.ts';
import { seedSandboxes } from './seed-sandbox.ts';
import { seedWebhooks } from './seed-webhooks.ts';

type SeedOptions = {
  factsFile?: string;
  /** Where the simulated supplier of the sandboxes listens. */
  simulatedUrl: string;
  /** Where the local receiver of webhooks listens. */
  webhooksUrl: string;
  /** The local portal. */
  portal: Portal;
};

/** Fills a database with the demo's catalogue and programs, once; answers what a person needs to get in. */
export async function seed({
  factsFile = inState('seed.json'),
  simulatedUrl,
  webhooksUrl,
  portal,
}: SeedOptions): Promise<DemoTenant[]> {
  const facts = readList<DemoTenant>(factsFile);
  const owner = postgres(required('DATABASE_URL'), { max: 1, types, onnotice: () => {} });
  try {
    await seedCatalogue(owner, normalise);
    for (const program of PROGRAMS) {
      for (const mode of ['live', 'sandbox'] as const) {
        const slug = mode === 'live' ? program.slug : `${program.slug}-sandbox`;
        const [there] = await owner`select 1 from tenants where slug = ${slug} and status = 'active'`;
        const known = facts.find((f) => f.slug === slug);
        if (there && known) continue;
        if (there)
          throw new Error(
            `Tenant ${slug} is in the database, but the file with its keys, ${factsFile}, is gone. Start with an empty database.`,
          );
        const fact = await seedProgram(owner, program, {
          slug,
          mode,
          password: randomBytes(9).toString('base64url'),
        });
        facts.splice(0, facts.length, ...facts.filter((f) => f.slug !== slug), fact);
        writeWhole(factsFile, JSON.stringify(facts, null, 2), 0o600);
      }
    }
    await seedSandboxes(owner, simulatedUrl);
    const seeded = await seedEmbed(await seedWebhooks(facts, webhooksUrl), portal);
    writeWhole(factsFile, JSON.stringify(seeded, null, 2), 0o600);
    return seeded;
  } finally {
    await owner.end();
  }
}
