import { z } from 'zod';
import { verb } from '#core/verb.ts';
import { sha256 } from '#lib/crypto.ts';
import { idSchema } from '#lib/id.ts';
import { memberIdInput } from './schema.ts';
import { endSessions } from './store.ts';
import { memberWithin } from './within.ts';

/** Ends the session whose cookie the caller holds. */
export const endSession = verb({
  name: 'identity.endSession',
  permission: 'identity.signIn',
  anonymous: true,
  input: z.object({ sessionId: idSchema('session'), secret: z.string().max(100) }),
  run: async (ctx, { sessionId, secret }) => {
    ctx.note({ objectId: sessionId });
    return { ended: await endSessions(ctx, { id: sessionId, secretHash: sha256(secret) }) };
  },
});

/** Signs a member out everywhere, at once. */
export const endMemberSessions = verb({
  name: 'identity.endMemberSessions',
  permission: 'members.manage',
  limited: true,
  input: memberIdInput,
  run: async (ctx, { memberId }) => {
    await memberWithin(ctx, memberId, 'members.manage');
    const ended = await endSessions(ctx, { subjectId: memberId });
    ctx.emit({ type: 'member.signed_out', objectType: 'member', objectId: memberId, data: { ended } });
    ctx.note({ objectId: memberId, detail: { ended } });
    return { ended };
  },
});
