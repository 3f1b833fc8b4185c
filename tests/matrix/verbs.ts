import { readdir } from 'node:fs/promises';
import type { Actor, Caller } from '#core/context.ts';
import { allVerbs, type Verb } from '#core/verb.ts';
import { callerOf } from '#tests/factories.ts';
import { SAMPLES } from './samples.ts';
import type { World } from './world.ts';

const modules = new URL('../../modules/', import.meta.url);

/** Opens every module's door, so that each verb there is has been defined, and lists them by name. */
export async function everyVerb(): Promise<Verb[]> {
  for (const entry of await readdir(modules, { withFileTypes: true })) {
    if (entry.isDirectory()) await import(new URL(`${entry.name}/index.ts`, modules).href);
  }
  return allVerbs().filter((verb) => !verb.name.startsWith('proof.'));
}

export function sampleOf(verb: Verb): (w: World) => unknown {
  const sample = SAMPLES[verb.name];
  if (!sample) {
    throw new Error(
      `The verb ${verb.name} has no sample: add an input for it to SAMPLES in tests/matrix/samples.ts, ` +
        'so that its permissions, its other-tenant answers and its audit row are tested.',
    );
  }
  return sample;
}

/** Everybody who could knock, by what they hold of one permission. */
export function actorsOf(world: World, permission: string): Record<string, Actor> {
  const [none, exact] = [new Set<string>(), new Set([permission])];
  return {
    anonymous: { type: 'anonymous', id: 'anonymous' },
    member: { type: 'member', id: world.memberId },
    'operator without it': { type: 'operator', id: world.operatorId, permissions: none },
    'operator with it': { type: 'operator', id: world.operatorId, permissions: exact },
    'key without it': { type: 'api_key', id: world.apiKeyId, permissions: none },
    'key with it': { type: 'api_key', id: world.apiKeyId, permissions: exact },
  };
}

/** Whoever the verb is for. */
export function rightful(verb: Verb, world: World): Caller {
  const actors = actorsOf(world, verb.permission);
  const name = verb.members ? 'member' : 'operator with it';
  return callerOf(world.tenant, actors[name] ?? { type: 'anonymous', id: 'anonymous' });
}
