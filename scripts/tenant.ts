import { parseArgs } from 'node:util';
import { closePool } from '#core/database.ts';
import { clock } from '#lib/clock.ts';
import { env } from '#lib/env.ts';
import { Refusal } from '#lib/errors.ts';
import { newId } from '#lib/id.ts';
import { asCommand, createTenant } from '#modules/platform/index.ts';
import { listTenantHosts } from '#modules/tenants/index.ts';

const USAGE = `npm run tenant -- create --slug acme --name "Acme" --host rewards.acme.example \\
  --owner-name "Kim Doe" --owner-email kim@acme.example
    [--currency EUR] [--locale en] [--time-zone Europe/Berlin] [--accent "#7a3b69"] [--points-per-unit 100]
    [--opening-points 0]   what it has to give from the first day on
    [--sandbox]            makes a sandbox beside it
    [--sandbox-of <slug>]  makes the sandbox of a program that is there
    [--key <text>]         a second run under the same key changes nothing and answers the same
npm run tenant -- list`;

const text = { type: 'string' } as const;
const OPTIONS = {
  slug: text,
  name: text,
  host: text,
  currency: { ...text, default: 'EUR' },
  locale: { ...text, default: 'en' },
  'time-zone': { ...text, default: 'UTC' },
  accent: { ...text, default: '#7a3b69' },
  'points-per-unit': { ...text, default: '100' },
  'opening-points': { ...text, default: '0' },
  'owner-name': text,
  'owner-email': text,
  sandbox: { type: 'boolean', default: false },
  'sandbox-of': text,
  key: text,
} as const;

async function create(given: ReturnType<typeof read>['values']): Promise<void> {
  const caller = { requestId: newId('request'), now: clock.now(), authenticate: asCommand('tenant') };
  const made = await createTenant.call(
    caller,
    {
      slug: given.slug,
      name: given.name,
      host: given.host,
      currency: given.currency,
      locale: given.locale,
      timeZone: given['time-zone'],
      theme: { accent: given.accent, font: 'geist', shape: 'soft' },
      pointsPerUnit: Number(given['points-per-unit']),
      openingPoints: Number(given['opening-points']),
      owner: { name: given['owner-name'], email: given['owner-email'] },
      sandbox: given.sandbox,
      ...(given['sandbox-of'] && { sandboxOf: given['sandbox-of'] }),
    },
    given.key ? { idempotencyKey: given.key } : {},
  );
  for (const one of [made, ...(made.sandbox ? [made.sandbox] : [])]) {
    const place = new URL(env().BASE_URL);
    place.hostname = one.host;
    console.log(`${one.slug}: ${place.origin}, console ${place.origin}/admin (${one.tenantId})`);
  }
  console.log(`A letter with the way in is on its way to ${given['owner-email']}.`);
}

async function list(): Promise<void> {
  for (const t of await listTenantHosts()) console.log(`${t.slug}\t${t.mode}\t${t.host}\t${t.name}`);
}

function read(args: string[]) {
  return parseArgs({ args, options: OPTIONS, allowPositionals: true });
}

/** Answers the exit code: 0, or 1 with a sentence about what was refused. */
async function main(args: string[]): Promise<number> {
  try {
    const { values, positionals } = read(args);
    const [act] = positionals;
    if (act === 'create') await create(values);
    else if (act === 'list') await list();
    else console.log(USAGE);
    return act === 'create' || act === 'list' ? 0 : 1;
  } catch (error) {
    const badArgument = String((error as { code?: unknown }).code).startsWith('ERR_PARSE_ARGS');
    if (!(error instanceof Refusal || badArgument)) throw error;
    const fields = error instanceof Refusal ? error.fields.map((f) => `  ${f.field}: ${f.message}`) : [];
    console.error(
      ['Nothing was made.', ...(fields.length > 0 ? fields : [(error as Error).message])].join('\n'),
    );
    return 1;
  } finally {
    await closePool();
  }
}

if (import.meta.main) process.exitCode = await main(process.argv.slice(2));
