import type { Ctx } from '#core/context.ts';
import {
  type BulkMember,
  endSessionsOf,
  insertMembers,
  lockMembers,
  type MemberChange,
  updateMembers,
} from './store.ts';

export { lockMembers as holdMembers };

/** Adds many members at once; those whose address is taken are left out. Answers how many there are more. */
export async function addMany(ctx: Ctx, people: readonly BulkMember[]): Promise<number> {
  if (people.length === 0) return 0;
  const added = await insertMembers(ctx, people);
  for (const { id } of people) ctx.emit({ type: 'member.added', objectType: 'member', objectId: id });
  return added;
}

/** Changes many members, each in what its change names; whoever is disabled by it is signed out at once. */
export async function changeMany(ctx: Ctx, changes: readonly MemberChange[]): Promise<number> {
  if (changes.length === 0) return 0;
  const changed = await updateMembers(ctx, changes);
  const left = changes.filter(({ to }) => to['status'] === 'disabled').map(({ id }) => id);
  if (left.length > 0) await endSessionsOf(ctx, left);
  for (const { id, to } of changes) ctx.emit({ type: factOf(to), objectType: 'member', objectId: id });
  return changed;
}

function factOf({ status }: MemberChange['to']): string {
  if (status === undefined) return 'member.changed';
  return status === 'disabled' ? 'member.disabled' : 'member.enabled';
}
