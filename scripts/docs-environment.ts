import { readFileSync } from 'node:fs';
import type { Env } from '#lib/env.ts';
import { code, table } from './docs-markdown.ts';
import { inRoot } from './root.ts';

/** Which process reads a variable, and for what. */
const MEANING: Record<keyof Env, [readBy: string, meaning: string]> = {
  NODE_ENV: ['all', '`production` to serve a build.'],
  DATABASE_URL: [
    'migrations, imports, the demo',
    'The connection of the role that owns the database. Never give it to web, api or worker.',
  ],
  APP_DATABASE_URL: [
    'web, api, worker',
    'Needed. The connection of the role `damson_app`, which owns nothing. See "Roles in the database".',
  ],
  DATABASE_POOL: [
    'web, api, worker',
    'Most connections that one process opens, 1 to 200; give it 2 or more.',
  ],
  DAMSON_MASTER_KEY: [
    'web, api, worker, migrations',
    'Needed. 32 bytes in base64. Wraps the data keys of every tenant; the password of `damson_app` follows from it.',
  ],
  DAMSON_MASTER_KEY_PREVIOUS: [
    'web, api, worker, `npm run keys:rewrap`',
    'The master key before this one, until `npm run keys:rewrap` has wrapped every data key anew.',
  ],
  DAMSON_KEY_SERVICE_URL: [
    'web, api, worker, `npm run keys:rewrap`',
    'A key service that wraps and unwraps data keys, so that no master key for them is on this machine.',
  ],
  DAMSON_KEY_SERVICE_TOKEN: ['web, api, worker, `npm run keys:rewrap`', 'The token for the key service.'],
  AUTH_SECRET: ['web', 'Needed. At least 16 characters. Encrypts the cookie that names a session.'],
  BASE_URL: [
    'web, api, worker',
    'Scheme and port of every link that is sent. At its own host the front page answers.',
  ],
  PORT: ['web, api', 'Where the process listens.'],
  VAPID_PRIVATE_KEY: [
    'web, worker',
    'The key that signs push messages (VAPID, RFC 8292): 32 random bytes in base64. Without it nobody can switch push on. Another key ends every push there is.',
  ],
  SMTP_URL: ['worker', 'Needed to send mail, e.g. `smtps://user:password@mail.example.com`.'],
  MAIL_FROM: ['worker', 'Sender address of every letter; the name before it is the tenant’s.'],
  SUPPLIER_URLS: [
    'web, api, worker',
    'Addresses that supplier accounts may use besides the suppliers’ own, e.g. `simulated=http://127.0.0.1:4010`; with commas between.',
  ],
  STRIPE_BASE_URL: [
    'web, api, worker',
    'For tests: where a double of Stripe listens on this machine. Accounts with test keys then speak to it alone.',
  ],
  STRIPE_TIMEOUT_MS: [
    'web, api, worker',
    'How long an answer of Stripe is waited for, 100 to 80000, before it is looked up what became of the request.',
  ],
  DNS_SERVERS: [
    'web',
    'Name servers that are asked for the proof of a host, as `address:port` with commas between; those of the system when left out.',
  ],
  WEBHOOK_TRUSTED_HOSTS: [
    'web, api, worker',
    'Webhook receivers that may be in the own network and speak plain HTTP: `host:port`, with commas between.',
  ],
  API_RATE_PER_MINUTE: [
    'web, api',
    'Requests that the API keys of one tenant may make in a minute, over all processes.',
  ],
  LOG_LEVEL: ['all', 'Level of pino: `trace`, `debug`, `info`, `warn`, `error`, `fatal` or `silent`.'],
  TRUST_PROXY: ['web', '`1` behind a proxy that overwrites the forwarding headers. See "Behind a proxy".'],
  DAMSON_DEV: ['web', '`1` serves the sources as they change. Set by `npm run dev`.'],
  DAMSON_DIST_DIR: ['web', 'Another folder than `.next` for the build, also read by `npm run build`.'],
  DAMSON_DEMO: ['web', '`1` lets the front page name the tenants. Set by the demo.'],
  DAMSON_PSEUDO_LOCALE: ['web', '1: the language en-XA marks every message; only in tests'],
  DAMSON_FAILPOINT: ['tests', 'Where a process ends itself, to try a crash there. Ignored in production.'],
};

const FIELD = /^ {2}([A-Z_]+): z([\s\S]*?),\n(?= {2}\S|\}\))/gm;

/** The variables of lib/env.ts with their defaults, in its order. */
export function environmentTable(): string {
  const source = readFileSync(inRoot('lib/env.ts'), 'utf8');
  const defaults = new Map(
    [...source.matchAll(FIELD)].map(([, name, rules = '']) => [name, defaultOf(rules)]),
  );
  const rows = [...defaults].map(([name = '', value]) => {
    const [readBy, meaning] = MEANING[name as keyof Env] ?? [];
    if (!readBy || !meaning) throw new Error(`Say in scripts/docs-environment.ts what ${name} means.`);
    return [code(name), value, readBy, meaning];
  });
  if (rows.length !== Object.keys(MEANING).length)
    throw new Error('lib/env.ts could not be read to the end.');
  return table(['Variable', 'Default', 'Read by', 'Meaning'], rows);
}

function defaultOf(rules: string): string {
  const value = /\.default\(([^)]*)\)/.exec(rules)?.[1];
  return value === undefined ? 'none' : code(value.replaceAll(/['_]/g, ''));
}
