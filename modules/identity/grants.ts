import { z } from 'zod';
import type { Ctx } from '#core/context.ts';
import { verb } from '#core/verb.ts';
import { present } from '#lib/assert.ts';
import { notFound, refuse } from '#lib/errors.ts';
import { newId } from '#lib/id.ts';
import { refuseBeyondOwn } from './beyond-own.ts';
import { GRANT_LEVELS } from './grant-levels.ts';
import {
  type AccessGrant,
  type AccessLevel,
  type GrantAct,
  grantAccessInput,
  grantIdInput,
} from './grant-schema.ts';
import {
  closeGrant,
  decideGrant,
  insertGrant,
  lockGrant,
  selectGrant,
  selectGrantActs,
  selectGrants,
  selectGrantsNow,
  selectGuest,
  upsertGuest,
} from './grant-store.ts';

type Asked = {
  platformOperatorId: string;
  name: string;
  level: AccessLevel;
  reason: string;
  minutes: number;
};

/** Asks this program's people to let somebody in who runs the installation; only the installation itself calls it. */
export async function askAccess(ctx: Ctx, { name, ...asked }: Asked): Promise<string> {
  const guest = { id: newId('operator'), platformOperatorId: asked.platformOperatorId, name };
  const operatorId = present(await upsertGuest(ctx, guest), 'the guest');
  const now = (await selectGrantsNow(ctx)).find((each) => each.operatorId === operatorId);
  if (now) {
    const already = now.state === 'open' ? 'You have access already.' : 'You have asked already.';
    refuse('conflict', `${already} End it first to ask again.`);
  }
  const grantId = newId('accessGrant');
  await insertGrant(ctx, { ...asked, id: grantId, operatorId });
  const { level, reason, minutes } = asked;
  const data = { name, level, reason, minutes };
  ctx.emit({ type: 'access.asked', objectType: 'access', objectId: grantId, data });
  ctx.note({ objectId: grantId, detail: data });
  return grantId;
}

/** What somebody who runs the installation asked of this program last. */
export async function accessOf(ctx: Ctx, platformOperatorId: string): Promise<AccessGrant | null> {
  const guest = await selectGuest(ctx, platformOperatorId);
  return (guest && (await selectGrants(ctx, guest))[0]) || null;
}

/** Ends an open access or takes a request back, on whichever side. */
export async function closeAccess(ctx: Ctx, grantId: string): Promise<void> {
  const grant = await lockGrant(ctx, grantId);
  if (grant?.state !== 'open' && grant?.state !== 'asked') notFound();
  await closeGrant(ctx, grantId);
  ctx.emit({ type: 'access.ended', objectType: 'access', objectId: grantId });
  ctx.note({ objectId: grantId });
}

/** Who of those who run the installation is in at this moment, or asks to be let in; every operator sees it. */
export const accessNow = verb({
  name: 'identity.accessNow',
  permission: 'identity.me',
  anonymous: true,
  reads: true,
  input: z.object({}),
  run: async (ctx): Promise<{ items: (AccessGrant & { mine: boolean })[] }> => {
    if (ctx.actor.type !== 'operator') refuse('unauthenticated', 'Sign in to continue.');
    const items = await selectGrantsNow(ctx);
    return { items: items.map((grant) => ({ ...grant, mine: grant.operatorId === ctx.actor.id })) };
  },
});

/** Every access to this program that was asked for, the newest first. */
export const listAccess = verb({
  name: 'identity.listAccess',
  permission: 'operators.manage',
  reads: true,
  input: z.object({}),
  run: async (ctx): Promise<{ items: AccessGrant[] }> => ({ items: await selectGrants(ctx) }),
});

/** What was done under one grant. */
export const listAccessActs = verb({
  name: 'identity.listAccessActs',
  permission: 'operators.manage',
  reads: true,
  input: grantIdInput,
  run: async (ctx, { grantId }): Promise<{ items: GrantAct[] }> => {
    if (!(await selectGrant(ctx, grantId))) notFound();
    return { items: await selectGrantActs(ctx, grantId) };
  },
});

/** Lets somebody in who asked, from now on and for as long as they asked. */
export const grantAccess = verb({
  name: 'identity.grantAccess',
  permission: 'operators.manage',
  input: grantAccessInput,
  run: async (ctx, { grantId, level }): Promise<{ grantId: string; expiresAt: string }> => {
    const asked = await openRequest(ctx, grantId);
    if (level === 'help' && asked.level === 'look') {
      refuse('conflict', 'They asked to look alone, and may not be given more.');
    }
    if (level === 'help') refuseBeyondOwn(ctx, GRANT_LEVELS.help);
    const expiresAt = new Date(ctx.now.getTime() + asked.minutes * 60_000);
    await decideGrant(ctx, { grantId, level, expiresAt });
    const data = { name: asked.name, level, reason: asked.reason, expiresAt: expiresAt.toISOString() };
    ctx.emit({ type: 'access.granted', objectType: 'access', objectId: grantId, data });
    ctx.note({ objectId: grantId, detail: data });
    return { grantId, expiresAt: data.expiresAt };
  },
});

/** Lets nobody in; they may ask again with another reason. */
export const refuseAccess = verb({
  name: 'identity.refuseAccess',
  permission: 'operators.manage',
  input: grantIdInput,
  run: async (ctx, { grantId }): Promise<{ grantId: string }> => {
    const asked = await openRequest(ctx, grantId);
    await decideGrant(ctx, { grantId, level: asked.level, expiresAt: null });
    ctx.emit({ type: 'access.refused', objectType: 'access', objectId: grantId });
    ctx.note({ objectId: grantId, detail: { name: asked.name } });
    return { grantId };
  },
});

/** Ends an access at once, with every session under it. */
export const endAccess = verb({
  name: 'identity.endAccess',
  permission: 'operators.manage',
  input: grantIdInput,
  run: async (ctx, { grantId }): Promise<{ grantId: string }> => {
    await closeAccess(ctx, grantId);
    return { grantId };
  },
});

async function openRequest(ctx: Ctx, grantId: string): Promise<AccessGrant> {
  const asked = (await lockGrant(ctx, grantId)) ?? notFound();
  if (asked.state !== 'asked') refuse('conflict', 'This request was answered, taken back or is too old.');
  return asked;
}
