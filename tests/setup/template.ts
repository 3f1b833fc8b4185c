import postgres from 'postgres';
import type { TestProject } from 'vitest/node';
import { startPostgres } from '#scripts/postgres.ts';
import { inState } from '#scripts/root.ts';

declare module 'vitest' {
  // biome-ignore lint/style/useConsistentTypeDefinitions: only an interface can be merged into
  export interface ProvidedContext {
    adminUrl: string;
    template: string;
  }
}

/** Migrates one template database; every worker clones it (a file copy of a few milliseconds). */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  process.env['DAMSON_MASTER_KEY'] ??= Buffer.alloc(32, 7).toString('base64');
  const given = process.env['TEST_DATABASE_URL'];
  const server = given ? undefined : await startPostgres({ dataDir: inState('test-postgres'), fast: true });
  const adminUrl = given ?? server?.url ?? '';
  const template = `template_${process.pid}`;
  const admin = postgres(adminUrl, { max: 1, onnotice: () => {} });
  await admin.unsafe(`create database ${template}`);
  const url = new URL(adminUrl);
  url.pathname = `/${template}`;
  const { migrate } = await import('#scripts/migrate.ts');
  await migrate(url.toString());
  project.provide('adminUrl', adminUrl);
  project.provide('template', template);
  return async () => {
    for (const {
      datname,
    } of await admin`select datname from pg_database where datname ~ ${`_${process.pid}(_w.*)?$`}`) {
      await admin.unsafe(`drop database if exists ${datname} with (force)`);
    }
    await admin.end();
    await server?.stop();
  };
}
