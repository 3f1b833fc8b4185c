import { z } from 'zod';
import { hashPassword } from '#lib/crypto.ts';
import { notFound, refuse } from '#lib/errors.ts';
import { idSchema } from '#lib/id.ts';
import { endAllAccess } from './access.ts';
import { platformVerb } from './act.ts';
import {
  endSessions,
  forgetFactor,
  selectByEmail,
  selectOperators,
  setPasswordHash,
  setStatus,
  upsertOperator,
} from './operator-store.ts';
import { emailSchema, type PlatformOperator } from './schema.ts';
import { sendLink } from './sign-in.ts';

const INVITATION_MINUTES = 7 * 1440;
const inviteInput = z.object({
  email: emailSchema,
  name: z.string().trim().min(1, 'is needed').max(120),
  /** For a seed or a first sign-in where no mail can be sent. */
  password: z.string().min(10, 'must have ten characters').max(200).optional(),
});

/** Asks somebody in to run the installation; the token of the letter's link is answered to commands alone. */
export const invitePlatformOperator = platformVerb({
  name: 'platform.invite',
  input: inviteInput,
  run: async (ctx, { email, name, password }): Promise<{ operatorId: string; token: string | null }> => {
    const passwordHash = password ? await hashPassword(password) : null;
    const operatorId = await upsertOperator(ctx, { email, name, passwordHash });
    if (!operatorId) refuse('conflict', 'This operator is disabled. Enable them first.');
    const token = password ? null : await sendLink(ctx, operatorId, INVITATION_MINUTES);
    ctx.note({ objectId: operatorId });
    return { operatorId, token: ctx.actor.email === null ? token : null };
  },
});

export const listPlatformOperators = platformVerb({
  name: 'platform.listOperators',
  reads: true,
  input: z.object({}),
  run: async (ctx): Promise<{ items: PlatformOperator[] }> => ({
    items: (await selectOperators(ctx)).map(({ id, createdAt, ...o }) => ({
      operatorId: id,
      ...o,
      createdAt: createdAt.toISOString(),
    })),
  }),
});

/** Takes access away at once, or gives it back. Nobody does it to themselves, so that somebody is always left. */
export const setPlatformOperatorStatus = platformVerb({
  name: 'platform.setOperatorStatus',
  input: z.object({
    operatorId: idSchema('platformOperator'),
    status: z.enum(['active', 'disabled']),
  }),
  run: async (ctx, { operatorId, status }): Promise<{ operatorId: string }> => {
    if (operatorId === ctx.actor.id) refuse('conflict', 'You cannot do this to yourself. Ask a colleague.');
    if (!(await setStatus(ctx, operatorId, status))) notFound();
    if (status === 'disabled') {
      await endSessions(ctx, { operatorId });
      await endAllAccess(ctx, operatorId);
    }
    ctx.note({ objectId: operatorId, detail: { status } });
    return { operatorId };
  },
});

/** Forgets a lost authenticator and ends all sessions; the next sign-in sets up a new one. For commands. */
export const resetFactor = platformVerb({
  name: 'platform.resetFactor',
  input: z.object({ email: emailSchema }),
  run: async (ctx, { email }): Promise<{ operatorId: string }> => {
    if (ctx.actor.email !== null) refuse('forbidden', 'This is done by a command on the machine.');
    const operator = (await selectByEmail(ctx, email)) ?? notFound();
    await forgetFactor(ctx, operator.id);
    await endSessions(ctx, { operatorId: operator.id });
    ctx.note({ objectId: operator.id });
    return { operatorId: operator.id };
  },
});

/** Chooses the caller's own password. */
export const setPlatformPassword = platformVerb({
  name: 'platform.setPassword',
  input: z.object({ password: z.string().min(10, 'must have ten characters').max(200) }),
  run: async (ctx, { password }): Promise<{ changed: true }> => {
    await setPasswordHash(ctx, await hashPassword(password));
    ctx.note({ objectId: ctx.actor.id });
    return { changed: true };
  },
});
