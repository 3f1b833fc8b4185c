import type { Ctx } from '#core/context.ts';
import { refuse } from '#lib/errors.ts';

/** The member who acts: what is said here is said by a person, in that person's name. */
export function actingMember({ actor }: Ctx): string {
  if (actor.type !== 'member') refuse('forbidden', 'Only a member can do this, in their own name.');
  return actor.id;
}
