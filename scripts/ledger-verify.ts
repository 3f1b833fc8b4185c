import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import postgres from 'postgres';
import { type Pool, types } from '#db/client.ts';
import { env } from '#lib/env.ts';
import { type Anchor, type Finding, type Verdict, verifyChain } from '#modules/ledger/verify.ts';
import { writeWhole } from './files.ts';

const USAGE = `npm run ledger:verify -- [--tenant SLUG]
  --tenant SLUG        only this tenant (else all)
  --anchor FILE        the chains must still hold the hashes that were written there
  --write-anchor FILE  write the hash of each chain's last block there, to be kept where this database's
                       administrators cannot write`;

type Anchors = Record<string, Anchor>;

function options() {
  const text = { type: 'string' } as const;
  return parseArgs({ options: { tenant: text, anchor: text, 'write-anchor': text } }).values;
}

/** One read-only view of everything a tenant has. */
async function verdictOf(owner: Pool, tenantId: string, anchor: Anchor | undefined): Promise<Verdict> {
  return owner.begin('isolation level repeatable read read only', async (sql) => {
    await sql`select set_config('damson.tenant', ${tenantId}, true)`;
    return verifyChain(sql, tenantId, anchor);
  });
}

export function sentence(slug: string, finding: Finding): string {
  if (!('source' in finding)) return `${slug}: ${finding.what}: block ${finding.height}`;
  const name = finding.id ? ` (${finding.id})` : '';
  const where = finding.height === null ? '' : `, sealed in block ${finding.height}`;
  return `${slug}: ${finding.what}: row ${finding.position} of ${finding.source}${name}${where}`;
}

async function run(o: ReturnType<typeof options>): Promise<boolean> {
  const url = env().DATABASE_URL ?? env().APP_DATABASE_URL;
  if (!url) throw new Error('Set DATABASE_URL or APP_DATABASE_URL to the database to verify.');
  const owner = postgres(url, { max: 1, types, onnotice: () => {} });
  const anchors: Anchors = o.anchor ? (JSON.parse(readFileSync(o.anchor, 'utf8')) as Anchors) : {};
  const heads: Anchors = {};
  let sound = true;
  try {
    const tenants = await owner<{ id: string; slug: string }[]>`
      select id, slug from tenants where ${o.tenant ?? null}::text is null or slug = ${o.tenant ?? null} order by slug`;
    if (tenants.length === 0) throw new Error('There is no such tenant.');
    for (const { id, slug } of tenants) {
      const verdict = await verdictOf(owner, id, anchors[id]);
      if (verdict.head) heads[id] = verdict.head;
      if (verdict.finding) sound = false;
      console.log(
        verdict.finding
          ? sentence(slug, verdict.finding)
          : `${slug}: ${verdict.rows} records in ${verdict.blocks} blocks are as they were sealed; ${verdict.unsealed} wait for theirs`,
      );
    }
    if (o['write-anchor'] && sound) writeWhole(o['write-anchor'], `${JSON.stringify(heads, null, 2)}\n`);
  } finally {
    await owner.end();
  }
  return sound;
}

if (import.meta.main) {
  try {
    if (!(await run(options()))) process.exitCode = 1;
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error}\n\n${USAGE}`);
    process.exitCode = 2;
  }
}
