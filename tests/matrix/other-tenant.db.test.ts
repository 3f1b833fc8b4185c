import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ownerSql } from '#tests/factories.ts';
import { GLOBAL_TABLES } from '#tests/global-tables.ts';
import { outcomeOf } from '#tests/outcome.ts';
import { NOT_LOOKED_UP, SAMPLES } from './samples.ts';
import { everyVerb, rightful, sampleOf } from './verbs.ts';
import { makeWorld, type World } from './world.ts';

const ID = /^([a-z]{3})_([0-9a-hjkmnp-tv-z]{26})/;
type Place = { path: (string | number)[]; name: string };

/** Where an input holds ids, or tokens that begin with one. */
function idsIn(value: unknown, path: (string | number)[] = []): Place[] {
  if (typeof value === 'string') return ID.test(value) ? [{ path, name: path.join('.') }] : [];
  if (value === null || typeof value !== 'object' || value instanceof Uint8Array) return [];
  return Object.entries(value).flatMap(([key, inner]) => idsIn(inner, [...path, key]));
}

function valueAt(input: unknown, path: (string | number)[]): string {
  return String(path.reduce((value, key) => (value as Record<string, unknown>)[key], input as unknown));
}

function withValue(input: unknown, [key, ...rest]: (string | number)[], value: string): unknown {
  if (key === undefined) return value;
  const copy = (Array.isArray(input) ? [...input] : { ...(input as object) }) as Record<string, unknown>;
  copy[key] = withValue(copy[key], rest, value);
  return copy;
}

/** Everything another tenant owns, as one text: nothing of it may change. */
async function rowsOfTenant(sql: ReturnType<typeof ownerSql>, tenantId: string): Promise<string> {
  const tables = await sql<{ name: string }[]>`
    select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = 'public' and c.relkind = 'r' order by 1`;
  const texts: string[] = [];
  for (const { name } of tables.filter((t) => !(t.name in GLOBAL_TABLES))) {
    const [row] =
      await sql`select md5(string_agg(t::text, '|' order by t::text)) as sum from ${sql(name)} t where tenant_id = ${tenantId}`;
    texts.push(`${name} ${row?.['sum']}`);
  }
  return texts.join('\n');
}

const verbs = await everyVerb();
let owner: ReturnType<typeof ownerSql>;
let [here, there]: World[] = [];
beforeAll(async () => {
  owner = ownerSql();
  [here, there] = [await makeWorld(), await makeWorld()];
});
afterAll(() => owner.end());

it('the reasons not to look an id up are all in use', () => {
  for (const key of Object.keys(NOT_LOOKED_UP)) expect(Object.keys(SAMPLES)).toContain(key.split(' ')[0]);
});

describe.each(verbs.map((verb) => [verb.name, verb] as const))('%s', (_, verb) => {
  it("answers another tenant's id as it answers a missing and a malformed one", async () => {
    const [a, b] = [here, there];
    if (!a || !b) throw new Error('the two worlds were not made');
    const [input, foreign] = [sampleOf(verb)(a), sampleOf(verb)(b)];
    const places = idsIn(input).filter((p) => !(`${verb.name} ${p.name}` in NOT_LOOKED_UP));
    const before = await rowsOfTenant(owner, b.tenant.id);
    for (const place of places) {
      const own = valueAt(input, place.path);
      const missing = own.replace(ID, '$1_01jz0000000000000000000000');
      const ask = (id: string) => outcomeOf(verb.call(rightful(verb, a), withValue(input, place.path, id)));
      const expected = await ask(missing);
      expect(await ask(valueAt(foreign, place.path)), `${place.name} of another tenant`).toEqual(expected);
      for (const malformed of ['nonsense', '', `${missing}x`, missing.toUpperCase(), "' or 1=1 --"]) {
        expect(await ask(malformed), `${place.name} = ${malformed}`).toEqual(expected);
      }
      if (expected.ok) expect(JSON.stringify(expected.data), place.name).not.toMatch(ID);
    }
    expect(await rowsOfTenant(owner, b.tenant.id), 'the other tenant was touched').toBe(before);
    if (places.length === 0) return;
    const fresh = verb.reads ? a : await makeWorld();
    expect(await outcomeOf(verb.call(rightful(verb, fresh), sampleOf(verb)(fresh)))).toMatchObject({
      ok: true,
    });
  });
});
