import { mkdirSync, rmSync } from 'node:fs';
import postgres from 'postgres';
import { forgetEnv } from '#lib/env.ts';
import { keepRunning } from '#scripts/children.ts';
import { startDoubles } from '#scripts/doubles.ts';
import { describeDemo } from '#scripts/facts.ts';
import { writeWhole } from '#scripts/files.ts';
import { freePort } from '#scripts/ports.ts';
import { startPostgres } from '#scripts/postgres.ts';
import { inState } from '#scripts/root.ts';
import { ensureSecrets } from '#scripts/secrets.ts';
import { startMailSink } from '#tests/doubles/mail-sink.ts';

/**
 * What the browser tests run against: a database of its own with the demo's seed, a mail sink, and the real
 * web and worker processes on the production build. Facts for the tests go to `.damson/e2e.json`.
 */
const port = Number(process.env['PORT']);
const name = `e2e_${process.pid}`;
const given = process.env['TEST_DATABASE_URL'];
const server = given ? undefined : await startPostgres({ dataDir: inState('test-postgres'), fast: true });
const admin = postgres(given ?? server?.url ?? '', { max: 1, onnotice: () => {} });
await admin.unsafe(`create database ${name}`);
const database = new URL(given ?? server?.url ?? '');
database.pathname = `/${name}`;

mkdirSync(inState('logs'), { recursive: true });
const mail = await startMailSink({
  smtpPort: await freePort(1477),
  httpPort: Number(process.env['MAIL_PORT']),
});
const doubles = await startDoubles();
Object.assign(process.env, ensureSecrets(inState('env.json')));
const { appDatabaseUrl, migrate } = await import('#scripts/migrate.ts');
const ours = {
  NODE_ENV: 'production',
  APP_DATABASE_URL: appDatabaseUrl(database.toString()),
  BASE_URL: `http://localhost:${port}`,
  SMTP_URL: mail.smtpUrl,
  DAMSON_DEMO: '1',
  DAMSON_PSEUDO_LOCALE: '1',
  LOG_LEVEL: 'warn',
  ...doubles.env,
};
Object.assign(process.env, ours, { DATABASE_URL: database.toString() });
forgetEnv();
await migrate(database.toString());
const { seed } = await import('#scripts/seed.ts');
const seedFile = inState('e2e-seed.json');
rmSync(seedFile, { force: true });
const tenants = await seed({ factsFile: seedFile, ...doubles });
const platformFile = inState('e2e-platform.json');
rmSync(platformFile, { force: true });
const platform = await (await import('#scripts/seed-platform.ts')).seedPlatform(platformFile);
const { closePool } = await import('#core/database.ts');
await closePool();
const place = { baseUrl: ours.BASE_URL, mailUrl: mail.httpUrl, webhooksUrl: doubles.webhooksUrl, port };
writeWhole(
  inState('e2e.json'),
  JSON.stringify({ ...describeDemo(place, tenants, platform), databaseUrl: database.toString() }),
  0o600,
);
const { DATABASE_URL: _, ...env }: Record<string, string | undefined> = {
  ...process.env,
  PORT: String(port),
};
const children = ['worker', 'web'].map((role) =>
  keepRunning({
    name: role,
    script: `server/${role}.ts`,
    env: env as NodeJS.ProcessEnv,
    log: inState('logs', `e2e-${role}.log`),
  }),
);

process.once('SIGTERM', async () => {
  for (const child of children.toReversed()) await child.stop();
  await mail.stop();
  await doubles.stop();
  await admin.unsafe(`drop database if exists ${name} with (force)`);
  await admin.end();
  await server?.stop();
  process.exit(0);
});
