import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '#core/context.ts';
import type { Verb } from '#core/verb.ts';
import { callerOf } from '#tests/factories.ts';
import { type Outcome, outcomeOf } from '#tests/outcome.ts';
import { NARROWS_ITSELF, SAMPLES } from './samples.ts';
import { actorsOf, everyVerb, sampleOf } from './verbs.ts';
import { makeWorld, type World } from './world.ts';

const verbs = await everyVerb();
let shared: World;
beforeAll(async () => {
  shared = await makeWorld();
});

function mayCall(verb: Verb, actor: Actor): boolean {
  const only = NARROWS_ITSELF[verb.name];
  if (only) return actor.type === only;
  if (verb.anonymous) return true;
  if (actor.type === 'member') return verb.members === true;
  return (actor.type === 'operator' || actor.type === 'api_key') && actor.permissions.has(verb.permission);
}

/** Whether it was turned away for who it is, and not for what it asked. */
function turnedAway(outcome: Outcome): boolean {
  return !outcome.ok && /^(Sign in to continue\.|This needs the permission )/.test(outcome.message);
}

const text = (value: unknown) => JSON.stringify(value, (_, v) => (typeof v === 'bigint' ? `${v}n` : v));

it('every verb has a sample, and every sample a verb', () => {
  for (const verb of verbs) expect(sampleOf(verb)).toBeTypeOf('function');
  expect(Object.keys(SAMPLES).sort()).toEqual(verbs.map((v) => v.name).sort());
});

describe.each(verbs.map((verb) => [verb.name, verb] as const))('%s', (_, verb) => {
  it('answers exactly those whom its definition lets in', async () => {
    const world = verb.reads ? shared : await makeWorld();
    const input = sampleOf(verb)(world);
    const answers: Record<string, Outcome> = {};
    for (const [name, actor] of Object.entries(actorsOf(world, verb.permission))) {
      const outcome = await outcomeOf(verb.call(callerOf(world.tenant, actor), input));
      answers[name] = outcome;
      expect(turnedAway(outcome), `${name}: ${text(outcome).slice(0, 200)}`).toBe(!mayCall(verb, actor));
      if (!turnedAway(outcome) || outcome.ok) continue;
      expect(outcome.code, name).toBe(
        actor.type === 'anonymous' || NARROWS_ITSELF[verb.name] ? 'unauthenticated' : 'forbidden',
      );
      expect(outcome.fields, `${name} learns nothing of the input`).toEqual([]);
    }
    expect(
      Object.values(answers).some((a) => a.ok),
      `nobody could call it: ${text(answers)}`,
    ).toBe(true);
  });

  it('tells somebody without the right nothing about a wrong input', async () => {
    if (verb.anonymous) return;
    const actor: Actor = { type: 'operator', id: shared.operatorId, permissions: new Set() };
    const door = callerOf(shared.tenant, actor);
    const right = await outcomeOf(verb.call(door, sampleOf(verb)(shared)));
    expect(await outcomeOf(verb.call(door, { memberId: 1, nonsense: [] }))).toEqual(right);
  });
});
