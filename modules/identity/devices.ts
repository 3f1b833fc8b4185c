import { z } from 'zod';
import { verb } from '#core/verb.ts';
import { notFound } from '#lib/errors.ts';
import { idSchema } from '#lib/id.ts';
import { selectLiveSessions } from './queries.ts';
import type { DeviceRow } from './schema.ts';
import { endOwnSessions } from './store.ts';

const sessionInput = z.object({ sessionId: idSchema('session') });

/** Where the signed-in member is signed in, the one used last first. */
export const listMyDevices = verb({
  name: 'identity.myDevices',
  permission: 'identity.me',
  members: true,
  reads: true,
  input: z.object({}),
  run: async (ctx): Promise<{ items: DeviceRow[] }> => ({
    items: await selectLiveSessions(ctx, ctx.actor.id),
  }),
});

/** Signs the member out of one of their devices, at once. */
export const endMyDevice = verb({
  name: 'identity.endMyDevice',
  permission: 'identity.me',
  members: true,
  input: sessionInput,
  run: async (ctx, { sessionId }) => {
    const ended = await endOwnSessions(ctx, { subjectId: ctx.actor.id, only: sessionId });
    if (ended === 0) notFound();
    ctx.note({ objectId: sessionId });
    return { ended };
  },
});

/** Signs the member out of every device but one of their own. */
export const endMyOtherDevices = verb({
  name: 'identity.endMyOtherDevices',
  permission: 'identity.me',
  members: true,
  input: sessionInput,
  run: async (ctx, { sessionId }) => {
    const live = await selectLiveSessions(ctx, ctx.actor.id);
    if (!live.some((s) => s.sessionId === sessionId)) notFound();
    const ended = await endOwnSessions(ctx, { subjectId: ctx.actor.id, except: sessionId });
    ctx.emit({ type: 'member.signed_out', objectType: 'member', objectId: ctx.actor.id, data: { ended } });
    ctx.note({ objectId: ctx.actor.id, detail: { ended } });
    return { ended };
  },
});
