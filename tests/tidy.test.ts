import { readdir } from 'node:fs/promises';
import { getTableConfig, PgTable } from 'drizzle-orm/pg-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { GLOBAL_TABLES } from './global-tables.ts';
import { linesWith, type Source, sources } from './source.ts';

let files: Source[];
beforeAll(async () => {
  files = await sources();
});
const within = (...starts: string[]) => files.filter((f) => starts.some((s) => f.path.startsWith(s)));
const outside = (...patterns: RegExp[]) => files.filter((f) => !patterns.some((p) => p.test(f.path)));
const TESTS = /^(scripts|tests|e2e|bench)\/|\.test\.tsx?$|\.config\.\w+$/;
/** So that this file does not hold the words that it looks for. */
const word = (...parts: string[]) => parts.join('');

describe('tables', () => {
  it('are behind row security, or on the global list with a reason', async () => {
    const schema = new URL('../db/schema/', import.meta.url);
    const open: string[] = [];
    const seen: string[] = [];
    for (const name of await readdir(schema)) {
      const exported = Object.values((await import(new URL(name, schema).href)) as Record<string, unknown>);
      for (const table of exported.filter((value) => value instanceof PgTable)) {
        const { name: tableName, columns, policies } = getTableConfig(table);
        seen.push(tableName);
        const guarded =
          columns.some((c) => c.name === 'tenant_id') && policies.some((p) => p.name === 'tenant_rows');
        if (!guarded && !(tableName in GLOBAL_TABLES)) open.push(tableName);
        if (guarded && tableName in GLOBAL_TABLES) open.push(`${tableName} is guarded: take it off the list`);
      }
    }
    expect(seen.length).toBeGreaterThan(20);
    expect(open, 'tables that every tenant could see').toEqual([]);
    expect(
      Object.keys(GLOBAL_TABLES).filter((t) => !seen.includes(t)),
      'listed but not there',
    ).toEqual([]);
    expect(Object.values(GLOBAL_TABLES).every((reason) => reason.length > 20)).toBe(true);
  });
});

describe('the code', () => {
  it('lets the browser call the server in server/actions alone', () => {
    const marked = linesWith(files, new RegExp(`^\\s*['"]${word('use', ' server')}['"]`));
    expect(marked.length).toBeGreaterThan(3);
    expect(marked.filter((line) => !line.startsWith('server/actions/'))).toEqual([]);
  });

  it('reads the environment in lib/env.ts alone', () => {
    const allowed = outside(TESTS, /^lib\/env\.ts$/, /\.config\.\w+$/);
    expect(linesWith(allowed, new RegExp(word('process', '\\.env')))).toEqual([]);
  });

  it('reads the clock in lib/clock.ts alone', () => {
    const allowed = outside(TESTS, /^lib\/clock\.ts$/);
    expect(
      linesWith(allowed, new RegExp(`${word('new ', 'Date')}\\(\\)|${word('Date', '\\.now')}\\(`)),
    ).toEqual([]);
  });

  it('asks the network in integrations, and not below the doors', () => {
    expect(linesWith(within('modules/', 'core/', 'lib/', 'db/'), /(?<![\w.])fetch\(/)).toEqual([]);
  });

  it('has no colour of its own on any screen: tokens only', () => {
    const raw = /#(?:[0-9a-f]{8}|[0-9a-f]{6}|[0-9a-f]{3,4})(?![\w-])|\b(?:rgb|rgba|hsl|hsla)\(/i;
    expect(
      linesWith(
        within('app/', 'components/').filter((f) => !f.path.includes('.test.')),
        raw,
      ),
    ).toEqual([]);
  });

  it('has no file that is called after nothing', () => {
    const vague = /(^|\/)(utils?|helpers?|misc|common|types)(\/|\.[a-z.]+$)/;
    expect(files.map((f) => f.path).filter((path) => vague.test(path) && !path.endsWith('.d.ts'))).toEqual(
      [],
    );
  });

  it('leaves no test out, runs none alone, and puts nothing off', () => {
    const left = new RegExp(
      [word('\\.on', 'ly\\('), word('\\.sk', 'ip\\('), word('\\bTO', 'DO\\b'), word('\\bFIX', 'ME\\b')].join(
        '|',
      ),
    );
    expect(linesWith(files, left)).toEqual([]);
  });
});
