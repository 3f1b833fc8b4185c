import { z } from 'zod';
import type { Ctx } from '#core/context.ts';
import { verb } from '#core/verb.ts';
import { hashPassword } from '#lib/crypto.ts';
import { notFound, refuse } from '#lib/errors.ts';
import { newId } from '#lib/id.ts';
import { GRANT_LEVELS } from './grant-levels.ts';
import { selectGrantsNow } from './grant-store.ts';
import { refuseBeyondLimit } from './member-limit.ts';
import { selectMember, selectMembers, selectOperator, selectSessions } from './queries.ts';
import { addMemberInput, listMembersInput, type Member, memberIdInput, type Operator } from './schema.ts';
import { endSessions, insertMember, setMemberStatus } from './store.ts';
import { memberWithin, refuseOutside } from './within.ts';

/** The member that is signed in. */
export const memberMe = verb({
  name: 'identity.memberMe',
  permission: 'identity.me',
  members: true,
  reads: true,
  input: z.object({}),
  run: async (ctx): Promise<Member> => (await selectMember(ctx, ctx.actor.id)) ?? notFound(),
});

/** The operator that is signed in; every operator may read this of themselves. */
export const operatorMe = verb({
  name: 'identity.operatorMe',
  permission: 'identity.me',
  anonymous: true,
  reads: true,
  input: z.object({}),
  run: async (ctx): Promise<Operator> => {
    if (ctx.actor.type !== 'operator') refuse('unauthenticated', 'Sign in to continue.');
    return (await selectOperator(ctx, ctx.actor.id)) ?? (await selectGuestOperator(ctx)) ?? notFound();
  },
});

/** Whoever was let in by a grant, as the console shows an operator. */
async function selectGuestOperator(ctx: Ctx): Promise<Operator | null> {
  const grant = (await selectGrantsNow(ctx)).find((each) => each.operatorId === ctx.actor.id);
  if (!grant?.expiresAt) return null;
  const { operatorId: id, name, grantId, level, expiresAt } = grant;
  const guest = { grantId, level, expiresAt };
  return { id, email: '', name, roles: [], permissions: [...GRANT_LEVELS[level]], limits: {}, guest };
}

export const listMembers = verb({
  name: 'identity.listMembers',
  permission: 'members.read',
  limited: true,
  reads: true,
  input: listMembersInput,
  run: selectMembers,
});

export const showMember = verb({
  name: 'identity.showMember',
  permission: 'members.read',
  limited: true,
  reads: true,
  input: memberIdInput,
  run: async (ctx, { memberId }) => {
    const member = await memberWithin(ctx, memberId, 'members.read');
    return { ...member, memberId, sessions: await selectSessions(ctx, memberId) };
  },
});

export const addMember = verb({
  name: 'identity.addMember',
  permission: 'members.manage',
  limited: true,
  input: addMemberInput,
  run: async (ctx, { password, ...input }) => {
    if (input.managerId && !(await selectMember(ctx, input.managerId))) notFound();
    refuseOutside(ctx, input.costCentre, 'members.manage');
    await refuseBeyondLimit(ctx);
    const id = newId('member');
    const passwordHash = password ? await hashPassword(password) : null;
    if (!(await insertMember(ctx, { ...input, id, passwordHash }))) {
      refuse('conflict', {
        message: 'Somebody with this e-mail is here already.',
        fields: [{ field: 'email', message: 'is taken' }],
      });
    }
    ctx.emit({ type: 'member.added', objectType: 'member', objectId: id });
    ctx.note({ objectId: id });
    return { memberId: id };
  },
});

/** Makes a member of somebody whom a tenant's portal vouches for; null when another one just did. */
export async function joinMember(
  ctx: Ctx,
  who: Pick<Member, 'email' | 'name' | 'country' | 'locale'>,
): Promise<string | null> {
  await refuseBeyondLimit(ctx);
  const id = newId('member');
  if (!(await insertMember(ctx, { ...who, id, costCentre: null, managerId: null, passwordHash: null })))
    return null;
  ctx.emit({ type: 'member.added', objectType: 'member', objectId: id });
  return id;
}

/** Takes access away at once: no new sign-in, and every session ends. */
export const disableMember = verb({
  name: 'identity.disableMember',
  permission: 'members.manage',
  limited: true,
  input: memberIdInput,
  run: async (ctx, { memberId }) => {
    await memberWithin(ctx, memberId, 'members.manage');
    await setMemberStatus(ctx, memberId, 'disabled');
    const ended = await endSessions(ctx, { subjectId: memberId });
    ctx.emit({ type: 'member.disabled', objectType: 'member', objectId: memberId, data: { ended } });
    ctx.note({ objectId: memberId, detail: { ended } });
    return { ended };
  },
});

/** Gives somebody who left their access back; what they had is still theirs. */
export const enableMember = verb({
  name: 'identity.enableMember',
  permission: 'members.manage',
  limited: true,
  input: memberIdInput,
  run: async (ctx, { memberId }) => {
    const { status } = await memberWithin(ctx, memberId, 'members.manage');
    if (status === 'disabled') await refuseBeyondLimit(ctx);
    await setMemberStatus(ctx, memberId, 'active');
    ctx.emit({ type: 'member.enabled', objectType: 'member', objectId: memberId });
    ctx.note({ objectId: memberId });
    return { memberId };
  },
});
