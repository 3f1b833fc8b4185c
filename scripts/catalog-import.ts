import { accessSync, constants, existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import postgres from 'postgres';
import { type Pool, types } from '#db/client.ts';
import { env } from '#lib/env.ts';
import { importFeed } from '#modules/catalog/import.ts';
import { readJsonFile } from '#modules/catalog/import-file.ts';
import { reportJson, reportText } from '#modules/catalog/import-report.ts';
import { Unusable } from '#modules/catalog/import-verdict.ts';
import { writeWhole } from './files.ts';
import { startPostgres } from './postgres.ts';
import { inRoot } from './root.ts';

const USAGE = `npm run catalog:import -- --source woohoo --file products.json
  --country IN       where the products are sold (else taken from the currency)
  --dry-run          print what would change, write nothing
  --partial          the file is a part of the catalogue: pause nothing
  --pause-many       allow pausing more than half of the supplier's products
  --json FILE        write the full report there
  --database-url URL the owner's connection (else DATABASE_URL)`;

type Options = ReturnType<typeof options>;

function options() {
  try {
    const text = { type: 'string' } as const;
    const flag = { type: 'boolean', default: false } as const;
    const { values } = parseArgs({
      options: {
        source: text,
        file: text,
        country: text,
        json: text,
        'database-url': text,
        'dry-run': flag,
        partial: flag,
        'pause-many': flag,
      },
    });
    const { source, file } = values;
    if (!source || !file) throw new Error('--source and --file are needed');
    const country = values.country?.toUpperCase() ?? null;
    if (country !== null && !/^[A-Z]{2}$/.test(country))
      throw new Error('--country takes two letters, as in IN');
    return { ...values, source, file, country };
  } catch (error) {
    throw new Unusable(`${error instanceof Error ? error.message : error}\n\n${USAGE}`);
  }
}

/** The database of `--database-url` or the environment, else that of this clone's demo. */
async function database(given: string | undefined): Promise<{ url: string; stop: () => Promise<void> }> {
  const url = given ?? env().DATABASE_URL;
  if (url) return { url, stop: async () => {} };
  if (existsSync(inRoot('.damson', 'env.json'))) {
    return startPostgres({ dataDir: inRoot('.damson', 'postgres'), say: (line) => console.error(line) });
  }
  throw new Unusable(
    'No database is known: set DATABASE_URL to its owner’s connection, or run the demo first.',
  );
}

async function run(o: Options): Promise<void> {
  const json = await readJsonFile(o.file);
  if (o.json) canWrite(o.json);
  const { url, stop } = await database(o['database-url']);
  const owner = postgres(url, {
    max: 1,
    types,
    onnotice: () => {},
    connect_timeout: 10,
    connection: { application_name: 'damson catalog import', lock_timeout: 30_000 },
  });
  try {
    await mayWrite(owner);
    const report = await importFeed(owner, {
      source: o.source,
      json,
      country: o.country,
      dryRun: o['dry-run'],
      partial: o.partial,
      pauseMany: o['pause-many'],
    });
    console.log(reportText(report));
    if (o.json) writeWhole(o.json, reportJson(report));
  } finally {
    await owner.end({ timeout: 5 });
    await stop();
  }
}

async function mayWrite(owner: Pool): Promise<void> {
  const [table] = await owner<{ may: boolean }[]>`
    select has_table_privilege(c, 'insert, update') as may
      from to_regclass('products') c where c is not null`;
  if (!table) throw new Unusable('The database has no tables yet: run `npm run db:migrate` first.');
  if (!table.may)
    throw new Unusable('This connection may not write the catalogue: give the owner’s, as for db:migrate.');
}

function canWrite(path: string): void {
  try {
    accessSync(dirname(resolve(path)), constants.W_OK);
  } catch {
    throw new Unusable(`${path} cannot be written: give --json a file in a folder that is there.`);
  }
}

if (import.meta.main) {
  try {
    await run(options());
  } catch (error) {
    const unusable = error instanceof Unusable;
    const message = error instanceof Error ? error.message || error.name : String(error);
    console.error(unusable ? `${message}\nNothing was written.` : `The import failed: ${message}`);
    process.exitCode = unusable ? 2 : 1;
  }
}
