import { z } from 'zod';
import { verb } from '#core/verb.ts';
import { notFound } from '#lib/errors.ts';
import { findMember } from '#modules/identity/index.ts';
import { selectDevices, selectPreferences } from './queries.ts';
import { type NotificationSettings, type Preferences, preferencesInput } from './schema.ts';
import { upsertPreferences } from './store.ts';
import { vapid } from './vapid.ts';

/** What the signed-in member is told of, by which way, when not, and on which devices. */
export const notificationSettings = verb({
  name: 'notifications.settings',
  permission: 'notifications.own',
  members: true,
  reads: true,
  input: z.object({}),
  run: async (ctx): Promise<NotificationSettings> => ({
    preferences: await selectPreferences(ctx, ctx.actor.id),
    devices: await selectDevices(ctx, ctx.actor.id),
    serverKey: vapid()?.publicKey ?? null,
  }),
});

/** Changes all of a member's choices at once. */
export const setPreferences = verb({
  name: 'notifications.setPreferences',
  permission: 'notifications.own',
  members: true,
  input: preferencesInput,
  run: async (ctx, preferences): Promise<Preferences> => {
    if (!(await findMember(ctx, ctx.actor.id))) notFound();
    const chosen = { ...preferences, muted: [...new Set(preferences.muted)] };
    await upsertPreferences(ctx, chosen);
    ctx.note({ objectId: ctx.actor.id, detail: { muted: chosen.muted } });
    return chosen;
  },
});
