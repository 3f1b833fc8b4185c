import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Caller } from '#core/context.ts';
import type { Verb } from '#core/verb.ts';
import {
  addOperator,
  asApiKey,
  asSession,
  createStartingRoles,
  signInWithPassword,
} from '#modules/identity/index.ts';
import { STARTING_ROLES } from '#modules/identity/permissions.ts';
import { asPlatform, callerOf, makeKey, makeTenant } from '#tests/factories.ts';
import { type Outcome, outcomeOf } from '#tests/outcome.ts';
import { everyVerb } from './verbs.ts';

/** The table of docs/permissions.md as it stands there: by verb the columns that say yes. */
function documented(): Map<string, Set<string>> {
  const page = readFileSync(new URL('../../docs/permissions.md', import.meta.url), 'utf8');
  const block = /<!-- generated: verbs -->\n([\s\S]*?)<!-- end -->/.exec(page)?.[1] ?? '';
  const [head = [], , ...rows] = block
    .trim()
    .split('\n')
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
  const named = rows.map((cells): [string, Set<string>] => [
    (cells[0] ?? '').replaceAll('`', ''),
    new Set(head.filter((_, at) => cells[at] === 'yes')),
  ]);
  return new Map(named);
}

const verbs = await everyVerb();
const table = documented();
const password = 'correct horse battery';
const roles = Object.keys(STARTING_ROLES) as (keyof typeof STARTING_ROLES)[];
const doors: Record<string, { action: Caller; api: Caller }> = {};

/** A person of each role with a session, as server actions look it up, and a key with what the role holds, as the API does. */
beforeAll(async () => {
  const tenant = await makeTenant();
  await createStartingRoles.call(asPlatform(tenant), {});
  const nobody = callerOf(tenant, { type: 'anonymous', id: 'anonymous' });
  for (const role of roles) {
    const email = `${role.toLowerCase()}@example.com`;
    await addOperator.call(asPlatform(tenant), { email, name: role, role, password });
    const cookie = await signInWithPassword.call(asPlatform(tenant), { kind: 'operator', email, password });
    const { secret } = await makeKey(tenant, STARTING_ROLES[role]);
    doors[role] = {
      action: { ...nobody, authenticate: asSession('operator', cookie) },
      api: { ...nobody, authenticate: asApiKey(secret) },
    };
  }
});

/** With an input that no verb takes, whoever has the right hears of the input, and whoever has not hears of the right. */
const ask = (verb: Verb, door: Caller | undefined) =>
  door ? outcomeOf(verb.call(door, 'nonsense')) : Promise.reject(new Error('no door'));
const turnedAway = (outcome: Outcome) =>
  !outcome.ok && outcome.message.startsWith('This needs the permission ');

it('the table names every verb that there is', () => {
  expect([...table.keys()].sort()).toEqual(verbs.map((verb) => verb.name).sort());
});

describe.each(roles)('%s', (role) => {
  it('meets at server actions and at the API what the table says of every verb', async () => {
    for (const verb of verbs) {
      const may = table.get(verb.name)?.has(role);
      for (const door of ['action', 'api'] as const) {
        const outcome = await ask(verb, doors[role]?.[door]);
        expect(outcome.ok, `${verb.name} took nonsense`).toBe(false);
        expect(turnedAway(outcome), `${verb.name} for ${role} by ${door}`).toBe(!may);
      }
    }
  });
});

it('the table says yes and no of something for every role, so that neither answer is empty', () => {
  for (const role of roles) {
    const yes = [...table.values()].filter((columns) => columns.has(role)).length;
    expect(yes, role).toBeGreaterThan(0);
    expect(yes, role).toBeLessThan(table.size);
  }
});
