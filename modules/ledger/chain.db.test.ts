import { execFile } from 'node:child_process';
import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { AnySql } from '#db/client.ts';
import { withTenant } from '#db/tenant.ts';
import { newId } from '#lib/id.ts';
import type { TenantRef } from '#lib/tenant.ts';
import { asPlatform, makeTenant, NOW, ownerSql, rowsOf } from '#tests/factories.ts';
import { atOnce } from '#tests/outcome.ts';
import { inVerb } from '#tests/proof-verb.ts';
import { post, seal, sealRecords, settledPositions } from './index.ts';
import { verifyChain } from './verify.ts';

let owner: ReturnType<typeof ownerSql>;
let tenant: TenantRef;
beforeAll(() => {
  owner = ownerSql();
});
afterAll(() => owner.end());

async function live(times: number, of = tenant): Promise<void> {
  for (let i = 0; i < times; i++) {
    await inVerb(asPlatform(of), async (ctx) => {
      ctx.emit({ type: 'points.funded', objectType: 'tenant', objectId: of.id, data: { i } });
      return post(ctx, [
        {
          debit: { kind: 'issuance', currency: 'PTS' },
          credit: { kind: 'program', currency: 'PTS' },
          amount: 5n,
          code: 'fund',
          reference: `${i}`,
        },
      ]);
    });
  }
}
async function sealNow(of = tenant): Promise<number> {
  const settled = await settledPositions();
  return settled ? sealRecords(of.id, settled) : -1;
}
const verdict = () => verifyChain(owner, tenant.id);
const nth = async (table: string, n: number) => {
  const rows = await owner<{ id: string; position: bigint }[]>`
    select id, position from ${owner(table)} where tenant_id = ${tenant.id} order by position`;
  return rows[n] ?? { id: '', position: 0n };
};

beforeEach(async () => {
  tenant = await makeTenant();
  await live(4);
  await sealNow();
  await live(3);
  await sealNow();
});

describe('the chain of records', () => {
  it('of an honest database verifies, and what came since waits for its block', async () => {
    expect(await verdict()).toMatchObject({ finding: null, unsealed: 0 });
    await live(2);
    const young = await verdict();
    expect(young).toMatchObject({ finding: null, unsealed: 6 });
    expect(await sealNow()).toBe(3);
    const after = await verdict();
    expect([after.finding, after.unsealed, after.rows - young.rows]).toEqual([null, 0, 6]);
    expect(await sealNow(), 'nothing new makes no block').toBe(0);
  });

  it('of many rows has many blocks, and a row in the middle is found in its own', async () => {
    await owner`
      insert into events (tenant_id, id, type, object_type, object_id, sequence, actor_type, actor_id, request_id, data, created_at)
      select ${tenant.id}, 'evt_' || lpad(n::text, 6, '0'), 'points.funded', 'tenant', 'many', n, 'system', 'x', 'x', '{}', now()
        from generate_series(1, 4500) n order by n`;
    const before = await verdict();
    expect(await sealNow()).toBe(3);
    expect(await verdict()).toMatchObject({ finding: null, unsealed: 0, blocks: before.blocks + 3 });
    await owner`update events set type = 'points.granted' where tenant_id = ${tenant.id} and id = 'evt_003000'`;
    expect((await verdict()).finding).toMatchObject({
      what: 'edited',
      id: 'evt_003000',
      height: before.blocks + 2,
    });
  });

  it('is made by the worker, minute by minute, also by two workers at once', async () => {
    for (const minute of [1, 2, 3]) {
      await live(2);
      const caller = { ...asPlatform(tenant), now: new Date(NOW.getTime() + minute * 60_000) };
      await atOnce(2, () => seal(caller, {}));
    }
    const { finding, unsealed, blocks } = await verdict();
    expect({ finding, unsealed, blocks }).toEqual({ finding: null, unsealed: 0, blocks: 15 });
  });

  it.each([
    ['transfers', 'memo', "'another reason'"],
    ['transfers', 'created_at', "created_at + interval '1 microsecond'"],
    ['events', 'data', `'{"i": 99}'`],
    ['audit_entries', 'actor_id', "'somebody else'"],
  ])('names the row of %s whose %s somebody edited', async (table, column, value) => {
    const { id, position } = await nth(table, 2);
    await owner.unsafe(
      `update ${table} set ${column} = ${value} where tenant_id = '${tenant.id}' and id = '${id}'`,
    );
    expect((await verdict()).finding).toMatchObject({ what: 'edited', source: table, id, position });
  });

  it('names the first of several edited rows', async () => {
    const [first, second] = [await nth('events', 1), await nth('events', 5)];
    await owner`update events set data = '{}' where tenant_id = ${tenant.id} and id in (${first.id}, ${second.id})`;
    expect((await verdict()).finding).toMatchObject({ what: 'edited', id: first.id });
  });

  it('names the place of a row that somebody removed', async () => {
    const { id, position } = await nth('audit_entries', 3);
    await owner`delete from audit_entries where tenant_id = ${tenant.id} and id = ${id}`;
    expect((await verdict()).finding).toMatchObject({ what: 'removed', source: 'audit_entries', position });
  });

  it.each([
    ['between two rows', -1n],
    ['at the place of another', 0n],
  ])('names a row that somebody slipped in %s', async (_, off) => {
    const { position } = await nth('audit_entries', 3);
    const id = newId('audit');
    await owner`
      insert into audit_entries (tenant_id, id, verb, actor_type, actor_id, detail, request_id, created_at, position)
      values (${tenant.id}, ${id}, 'points.fund', 'system', 'x', '{}', 'x', now(), ${position + off})`;
    const { finding } = await verdict();
    expect(finding).toMatchObject({ source: 'audit_entries', position: position + off });
    expect(['inserted late', 'edited']).toContain(finding?.what);
  });

  it('names a row that was slipped in where the sealer has been and seen nothing', async () => {
    const quiet = await makeTenant();
    await sealNow(quiet);
    const { position } = await nth('events', 0);
    await owner`
      insert into events (tenant_id, id, type, object_type, object_id, sequence, actor_type, actor_id, request_id, data,
                          created_at, position)
      values (${quiet.id}, ${newId('event')}, 'points.funded', 'tenant', 'x', 1, 'system', 'x', 'x', '{}', now(), ${position})`;
    expect((await verifyChain(owner, quiet.id)).finding).toMatchObject({ what: 'inserted late', position });
  });

  const moveMark = (to: bigint) =>
    withTenant(tenant.id, async (sql) => {
      await sql`update seal_marks set through_position = ${to} where tenant_id = ${tenant.id} and source = 'events'`;
    });

  it('names a row that was kept from being sealed by a mark that was moved on', async () => {
    await live(1);
    const last = await nth('events', (await rowsOf(tenant, 'events')) - 1);
    await moveMark(last.position);
    expect((await verdict()).finding).toMatchObject({ what: 'inserted late', source: 'events', id: last.id });
    await live(1);
    await sealNow();
    expect((await verdict()).finding).toMatchObject({ what: 'inserted late', source: 'events', id: last.id });
  });

  it('seals nothing twice when the mark was moved back', async () => {
    await moveMark(0n);
    await live(1);
    await sealNow();
    expect(await verdict()).toMatchObject({ finding: null, unsealed: 0 });
  });

  it('notices an altered and a missing block', async () => {
    const alter = (statement: string) =>
      owner.unsafe(statement.replaceAll('TENANT', `tenant_id = '${tenant.id}'`));
    await alter('update record_blocks set after_position = after_position - 1 where TENANT and height = 4');
    expect((await verdict()).finding).toEqual({ what: 'block altered', height: 4 });
    await alter('delete from record_blocks where TENANT and height = 4');
    expect((await verdict()).finding).toEqual({ what: 'block missing', height: 4 });
  });

  it('notices a chain that was computed anew after an edit, by a hash that was written out before', async () => {
    const { head } = await verdict();
    if (!head) throw new Error('nothing was sealed');
    expect((await verifyChain(owner, tenant.id, head)).finding).toBeNull();
    await owner`update events set data = '{}' where tenant_id = ${tenant.id}`;
    await owner`delete from record_blocks where tenant_id = ${tenant.id}`;
    await owner`delete from seal_marks where tenant_id = ${tenant.id}`;
    await sealNow();
    expect((await verdict()).finding, 'by itself it looks sound').toBeNull();
    const { finding } = await verifyChain(owner, tenant.id, head);
    expect(['chain rewritten', 'block missing']).toContain(finding?.what);
  });

  it.each([
    ['the app', (work: (sql: AnySql) => Promise<void>) => withTenant(tenant.id, work)],
    ['the owner', (work: (sql: AnySql) => Promise<void>) => owner.begin(work)],
  ])('waits for a transaction of %s that took a position and has not ended', async (_, begin) => {
    const { promise: held, resolve: letGo } = Promise.withResolvers<void>();
    const { promise: written, resolve: wrote } = Promise.withResolvers<void>();
    const id = newId('audit');
    const slow = begin(async (sql) => {
      await sql`
        insert into audit_entries (tenant_id, id, verb, actor_type, actor_id, detail, request_id, created_at)
        values (${tenant.id}, ${id}, 'slow', 'system', 'x', '{}', 'x', now())`;
      wrote();
      await held;
    });
    await written;
    await live(1);
    let done = false;
    const sealing = sealNow().finally(() => {
      done = true;
    });
    try {
      await live(20);
      expect(done).toBe(false);
    } finally {
      letGo();
    }
    await slow;
    await sealing;
    expect((await verdict()).finding).toBeNull();
    const sealed = await owner<{ n: number }[]>`
      select count(*)::int as n from audit_entries a join record_blocks b on b.tenant_id = a.tenant_id
        and b.source = 'audit_entries' and a.position > b.after_position and a.position <= b.through_position
       where a.tenant_id = ${tenant.id} and a.id = ${id}`;
    expect(sealed[0]?.n).toBe(1);
  });

  it("cannot be changed by the app's role, which may add to it", async () => {
    for (const statement of ['update record_blocks set height = height', 'delete from record_blocks']) {
      const tried = withTenant(tenant.id, async (sql) => void (await sql.unsafe(statement)));
      await expect(tried).rejects.toThrow('permission denied');
    }
    await live(1);
    expect(await sealNow()).toBeGreaterThan(0);
  });
});

describe('npm run ledger:verify', () => {
  const run = async (...args: string[]) => {
    const script = new URL('../../scripts/ledger-verify.ts', import.meta.url).pathname;
    try {
      const { stdout } = await promisify(execFile)(process.execPath, [script, ...args], { env: process.env });
      return { code: 0, stdout };
    } catch (error) {
      const { code, stdout } = error as { code: number; stdout: string };
      return { code, stdout };
    }
  };

  it('ends with 0 on an honest chain, with 1 and the row on another, and knows a rewritten one by its anchor', async () => {
    const file = join(await mkdtemp(join(tmpdir(), 'damson-anchor-')), 'anchor.json');
    const honest = await run('--tenant', tenant.slug, '--write-anchor', file);
    expect([honest.code, honest.stdout]).toEqual([0, expect.stringContaining('are as they were sealed')]);
    expect(Object.keys(JSON.parse(await readFile(file, 'utf8')))).toEqual([tenant.id]);
    const { id } = await nth('transfers', 1);
    await owner`update transfers set memo = 'x' where tenant_id = ${tenant.id} and id = ${id}`;
    const edited = await run('--tenant', tenant.slug);
    expect([edited.code, edited.stdout]).toEqual([1, expect.stringContaining(id)]);
    await owner`delete from record_blocks where tenant_id = ${tenant.id}`;
    await owner`delete from seal_marks where tenant_id = ${tenant.id}`;
    await sealNow();
    expect((await run('--tenant', tenant.slug)).code).toBe(0);
    expect((await run('--tenant', tenant.slug, '--anchor', file)).code).toBe(1);
  });
});
