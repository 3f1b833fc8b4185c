import { z } from 'zod';
import type { Ctx } from '#core/context.ts';
import { enqueue } from '#core/jobs.ts';
import { verb } from '#core/verb.ts';
import { findMember } from '#modules/identity/index.ts';
import { compose } from './messages.ts';
import { selectDevices, selectPreferences, wants } from './queries.ts';
import { quietUntil } from './quiet.ts';

/**
 * Turns a fact into one message for each of the member's devices: a job each, so that one that fails is tried again
 * without the others. In the member's quiet hours it waits for their end.
 */
export const announce = verb({
  name: 'notifications.announce',
  permission: 'notifications.send',
  input: z.object({ type: z.string(), objectId: z.string(), facts: z.string().max(20_000) }),
  run: async (ctx, input) => {
    const facts = JSON.parse(input.facts) as Record<string, unknown>;
    const notes = await compose(ctx, { ...input, facts });
    let sent = 0;
    for (const note of notes) sent += await tell(ctx, input, note);
    ctx.note({ objectId: input.objectId, detail: { type: input.type, sent } });
    return { sent };
  },
});

type Cause = { type: string; objectId: string; facts: string };
type Note = Awaited<ReturnType<typeof compose>>[number];

async function tell(ctx: Ctx, cause: Cause, note: Note): Promise<number> {
  const { memberId, kind, message } = note;
  const member = await findMember(ctx, memberId);
  if (member?.status !== 'active' || !(await wants(ctx, memberId, { kind, channel: 'push' }))) return 0;
  const runAt = quietUntil(ctx.now, await selectPreferences(ctx, memberId));
  const job = (data: Record<string, string>) => ({ tenantId: ctx.tenant.id, requestId: ctx.requestId, data });
  if (runAt) {
    const facts = JSON.stringify({ ...(JSON.parse(cause.facts) as object), onlyFor: memberId });
    const key = `push:${ctx.tenant.id}:${cause.type}:${cause.objectId}:${memberId}`;
    await enqueue(ctx.sql, 'push.announce', job({ ...cause, facts }), { runAt, key });
    return 0;
  }
  const devices = await selectDevices(ctx, memberId);
  for (const { deviceId } of devices) {
    await enqueue(ctx.sql, 'push.send', job({ deviceId, memberId, message: JSON.stringify(message) }));
  }
  return devices.length;
}
