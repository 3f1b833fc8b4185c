import { execFile, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ownerSql } from '#tests/factories.ts';

let owner: ReturnType<typeof ownerSql>;
const root = new URL('../..', import.meta.url).pathname;
const script = join(root, 'scripts/catalog-import.ts');
const feed = join(root, 'tests/fixtures/woohoo-products.json');
const folder = mkdtempSync(join(tmpdir(), 'import-cli-'));

afterAll(async () => {
  rmSync(folder, { recursive: true });
  await owner.end();
});
beforeAll(() => {
  owner = ownerSql();
});
beforeEach(async () => {
  await owner`delete from products`;
  await owner`delete from brands`;
});

function cli(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [script, ...args], { cwd: root }, (error, out, err) => {
      resolve({ code: error ? Number(error.code) : 0, out, err });
    });
  });
}
const bring = (file: string, ...more: string[]) => cli('--source', 'woohoo', '--file', file, ...more);
const products = async () => Number((await owner`select count(*) from products`)[0]?.['count']);

describe('npm run catalog:import', () => {
  it('prints the changes, writes the report and exits 0', async () => {
    const json = join(folder, 'report.json');
    const { code, out } = await bring(feed, '--json', json);
    expect(code).toBe(0);
    expect(out).toContain('12 rows: 12 accepted, 0 refused.');
    expect(out).toMatch(/new\s+GVGBHIS001\s+Himalaya gift voucher\s+100\.00–100000\.00 INR/);
    expect(JSON.parse(readFileSync(json, 'utf8'))).toMatchObject({ dryRun: false, totals: { new: 12 } });
    expect((await bring(feed)).out).toContain(
      '0 new, 0 prices, 0 availability, 0 names, 0 terms; 12 unchanged',
    );
  });

  it('writes nothing in a dry run', async () => {
    const { code, out } = await bring(feed, '--dry-run');
    expect({ code, products: await products() }).toEqual({ code: 0, products: 0 });
    expect(out).toContain('Dry run: nothing was written.');
  });

  it('exits 0 when rows were refused', async () => {
    const file = join(folder, 'odd.json');
    writeFileSync(file, JSON.stringify([...JSON.parse(readFileSync(feed, 'utf8')), { sku: 'A', name: 'A' }]));
    const { code, out } = await bring(file);
    expect(code).toBe(0);
    expect(out).toMatch(/13 +A +currency +missing +currency is missing/);
  });

  it.each([
    ['that is not JSON', 'oops', 'is not JSON'],
    ['of another shape', '{"hello": 1}', 'holds no products'],
    ['without products', '[]', 'fetch it again'],
  ])('exits 2 with a file %s', async (_, content, says) => {
    const file = join(folder, 'bad.json');
    writeFileSync(file, content);
    const { code, err } = await bring(file);
    expect({ code, products: await products() }).toEqual({ code: 2, products: 0 });
    expect(err).toContain(says);
    expect(err).toContain('Nothing was written.');
  });

  it('exits 2 with options it does not understand', async () => {
    for (const args of [[], ['--source', 'woohoo'], ['--source', 'x', '--file', feed], ['--colour', 'red']])
      expect((await cli(...args)).code).toBe(2);
    expect((await bring(feed, '--country', 'India')).err).toContain('two letters');
    expect((await bring(feed, '--json', join(folder, 'none', 'r.json'))).err).toContain('cannot be written');
  });

  it('exits 2 with the connection of the web process', async () => {
    const { code, err } = await bring(feed, '--database-url', process.env['APP_DATABASE_URL'] ?? '');
    expect(code).toBe(2);
    expect(err).toContain('give the owner’s');
  });

  it('leaves nothing behind when it is killed while it writes', async () => {
    await owner`delete from categories`;
    await owner.begin(async (blocker) => {
      // The import has written categories and brands when it comes to wait for this lock.
      await blocker`lock table products in share row exclusive mode`;
      const child = spawn(process.execPath, [script, '--source', 'woohoo', '--file', feed], { cwd: root });
      const ended = new Promise((done) => child.once('exit', done));
      try {
        await until(async () => (await importers()).some((at) => at['wait_event_type'] === 'Lock'));
      } finally {
        child.kill('SIGKILL');
        await ended;
      }
    });
    await until(async () => (await importers()).length === 0);
    for (const table of ['categories', 'brands', 'products']) {
      expect(await owner`select * from ${owner(table)}`, table).toEqual([]);
    }
    expect((await bring(feed)).out).toContain('12 new');
  });
});

const importers = () =>
  owner`select wait_event_type from pg_stat_activity
         where application_name = 'damson catalog import' and datname = current_database()`;

async function until(holds: () => Promise<boolean>): Promise<void> {
  for (const end = Date.now() + 20_000; !(await holds()); await sleep(50)) {
    if (Date.now() > end) throw new Error('this did not happen within 20 seconds');
  }
}
