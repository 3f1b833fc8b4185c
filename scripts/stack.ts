import { mkdirSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { forgetEnv } from '#lib/env.ts';
import { startMailSink } from '#tests/doubles/mail-sink.ts';
import { buildWeb, isBuilt } from './build.ts';
import { type Child, keepRunning } from './children.ts';
import { startDoubles } from './doubles.ts';
import { type Demo, type DemoTenant, describeDemo, retractDemo } from './facts.ts';
import { takeLock } from './lock.ts';
import { freePort } from './ports.ts';
import { startPostgres } from './postgres.ts';
import { inState } from './root.ts';
import { ensureSecrets } from './secrets.ts';
import { say, step, stopSignal } from './steps.ts';

/** `demo` serves a production build, `dev` the sources as they change. */
export type Mode = 'demo' | 'dev';

/** What undoes a part of the start; run in reverse order. */
export type Cleanup = () => void | Promise<void>;

const log = (name: string) => inState('logs', `${name}.log`);
const MAX_DEATHS = 3;

async function choosePorts() {
  const wanted = Number(process.env['PORT'] || 3000);
  const port = await freePort(wanted);
  if (port !== wanted) say(`Port ${wanted} is taken, so Damson serves at ${port}.`);
  const httpPort = await freePort(8025);
  return { port, mail: { httpPort, smtpPort: await freePort(1025) } };
}

async function database(cleanups: Cleanup[]): Promise<string> {
  const given = process.env['DATABASE_URL'];
  if (given) return given;
  const server = startPostgres({ dataDir: inState('postgres'), say });
  cleanups.push(() => server.then(({ stop }) => stop()));
  return (await server).url;
}

/** Waits until the web process answers; fails when a process keeps dying. */
async function serves(port: number, children: readonly Child[]): Promise<void> {
  for (const until = Date.now() + 120_000; Date.now() < until; await sleep(100)) {
    const dying = children.find((child) => child.deaths() >= MAX_DEATHS);
    if (dying) throw new Error(`The ${dying.name} process keeps ending:\n${dying.tail()}`);
    try {
      const { status } = await fetch(`http://127.0.0.1:${port}/healthz`, {
        signal: AbortSignal.timeout(5000),
      });
      if (status === 200) return;
    } catch {
      // Not yet.
    }
  }
  throw new Error(`Nothing healthy answered at port ${port} within two minutes.`);
}

function ownEnvironment(mode: Mode, port: number, appDatabaseUrl: string, smtpUrl: string) {
  return {
    NODE_ENV: mode === 'dev' ? ('development' as const) : ('production' as const),
    APP_DATABASE_URL: appDatabaseUrl,
    PORT: String(port),
    BASE_URL: `http://localhost:${port}`,
    SMTP_URL: smtpUrl,
    DAMSON_DEMO: '1',
    ...(mode === 'dev' ? { DAMSON_DEV: '1' } : {}),
  };
}

/** Starts everything, step by step, and returns what serves; what it started is undone by the cleanups. */
export async function startStack(mode: Mode, cleanups: Cleanup[]): Promise<Demo> {
  const ports = await step({
    name: 'keys and ports',
    work: async () => {
      cleanups.push(takeLock(inState('demo.lock'), 'A demo'));
      retractDemo();
      mkdirSync(inState('logs'), { recursive: true });
      // Migrations need the keys as well.
      Object.assign(process.env, ensureSecrets(inState('env.json')));
      return choosePorts();
    },
  });
  const adminUrl = await step({
    name: 'database',
    advice: 'If that does not help, give another PostgreSQL with DATABASE_URL.',
    work: () => database(cleanups),
  });
  const mail = await step({
    name: 'mail inbox',
    advice: 'If another program has taken its port meanwhile, start again.',
    work: () => startMailSink({ ...ports.mail, folder: inState('mail') }),
  });
  cleanups.push(() => mail.stop());
  const doubles = await step({ name: 'stand-ins for suppliers', work: () => startDoubles() });
  cleanups.push(() => doubles.stop());

  const { appDatabaseUrl, migrate } = await import('#scripts/migrate.ts');
  const ours = {
    ...ownEnvironment(mode, ports.port, await appDatabaseUrl(adminUrl), mail.smtpUrl),
    ...doubles.env,
  };
  // What migrates and seeds owns the database; the processes that serve never see that URL.
  const { DATABASE_URL: _, ...inherited } = process.env;
  const env = { ...inherited, ...ours };
  Object.assign(process.env, ours, { DATABASE_URL: adminUrl });
  forgetEnv();
  await step({
    name: 'migrations',
    advice: 'See that the database can be reached and that the user of DATABASE_URL owns it.',
    work: () => migrate(adminUrl),
  });
  const tenants: readonly DemoTenant[] = await step({
    name: 'demo data',
    advice: 'To begin with an empty database, move .damson/postgres away and start again.',
    work: async () => (await import('#scripts/seed.ts')).seed(doubles),
  });
  const platform = await (await import('#scripts/seed-platform.ts')).seedPlatform();
  if (mode === 'demo' && !isBuilt()) {
    await step({
      name: 'build',
      advice: 'Fix what the build complains about and start again; `npm run verify` finds most of it sooner.',
      log: log('build'),
      work: () => buildWeb(log('build'), stopSignal),
    });
  }
  await step({
    name: 'web and worker',
    advice: 'Fix what is said above and start again; the logs of both are in .damson/logs.',
    work: () => {
      const children = ['worker', 'web'].map((name) =>
        keepRunning({ name, script: `server/${name}.ts`, env, log: log(name), echo: mode === 'dev' }),
      );
      for (const child of children) cleanups.push(() => child.stop());
      return serves(ports.port, children);
    },
  });
  const place = {
    baseUrl: ours.BASE_URL,
    mailUrl: mail.httpUrl,
    webhooksUrl: doubles.webhooksUrl,
    port: ports.port,
  };
  return describeDemo(place, tenants, platform);
}
