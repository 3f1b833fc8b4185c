import postgres from 'postgres';
import { forgetEnv } from '#lib/env.ts';
import { readObject, writeWhole } from './files.ts';
import { startPostgres } from './postgres.ts';
import { inState } from './root.ts';
import { ensureSecrets } from './secrets.ts';
import type { States } from './seed-states.ts';

type Demo = { baseUrl: string; members: ReadonlyMap<string, string> };
const file = inState('shot-states.json');

/** Prepares the members of a running demo, by tenant, for the screens that nobody reaches by walking about; once. */
export async function prepareStates({ baseUrl, members }: Demo): Promise<Record<string, States>> {
  const states = (readObject(file) ?? {}) as Record<string, States>;
  const missing = [...members].filter(([slug]) => !states[slug]);
  if (missing.length === 0) return states;
  const given = process.env['DATABASE_URL'];
  const server = given ? undefined : await startPostgres({ dataDir: inState('postgres') });
  const url = given ?? server?.url ?? '';
  const [{ appDatabaseUrl }, { types }, { closePool }] = await Promise.all([
    import('./migrate.ts'),
    import('#db/client.ts'),
    import('#core/database.ts'),
  ]);
  Object.assign(process.env, ensureSecrets(inState('env.json')));
  Object.assign(process.env, { APP_DATABASE_URL: appDatabaseUrl(url), BASE_URL: baseUrl });
  forgetEnv();
  const { seedStates } = await import('./seed-states.ts');
  const { activeTenants } = await import('#modules/tenants/index.ts');
  const owner = postgres(url, { max: 1, types, onnotice: () => {} });
  try {
    for (const tenant of await activeTenants()) {
      const email = missing.find(([slug]) => slug === tenant.slug)?.[1];
      if (email) states[tenant.slug] = await seedStates({ owner, tenant, email });
    }
  } finally {
    await owner.end();
    await closePool();
    await server?.stop();
  }
  writeWhole(file, JSON.stringify(states, null, 2), 0o600);
  return states;
}
