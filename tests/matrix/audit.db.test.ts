import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { callerOf, ownerSql } from '#tests/factories.ts';
import { outcomeOf } from '#tests/outcome.ts';
import { everyVerb, rightful, sampleOf } from './verbs.ts';
import { makeWorld, type World } from './world.ts';

const verbs = await everyVerb();
let owner: ReturnType<typeof ownerSql>;
let world: World;
beforeAll(async () => {
  owner = ownerSql();
  world = await makeWorld();
});
afterAll(() => owner.end());

const trail = (tenantId: string, requestId: string) => owner`
  select verb, actor_type as "actorType", actor_id as "actorId" from audit_entries
   where tenant_id = ${tenantId} and request_id = ${requestId}`;

describe.each(verbs.filter((v) => !v.reads).map((verb) => [verb.name, verb] as const))('%s', (_, verb) => {
  it('leaves one audit row with who did it, and none when it is refused', async () => {
    const own = await makeWorld();
    const stranger = callerOf(own.tenant, { type: 'anonymous', id: 'anonymous' });
    const refused = await outcomeOf(verb.call(stranger, { nonsense: true }));
    expect(refused.ok).toBe(false);
    expect(await trail(own.tenant.id, stranger.requestId)).toHaveLength(0);

    const door = rightful(verb, own);
    expect(await outcomeOf(verb.call(door, sampleOf(verb)(own)))).toMatchObject({ ok: true });
    const actor = await door.authenticate(undefined as never, own.tenant, door.now);
    expect(await trail(own.tenant.id, door.requestId)).toEqual([
      { verb: verb.name, actorType: actor.type, actorId: actor.id },
    ]);
  });
});

it('verbs that only read leave none', async () => {
  for (const verb of verbs.filter((v) => v.reads)) {
    const door = rightful(verb, world);
    expect(await outcomeOf(verb.call(door, sampleOf(verb)(world))), verb.name).toMatchObject({ ok: true });
    expect(await trail(world.tenant.id, door.requestId), verb.name).toHaveLength(0);
  }
});
