import { z } from 'zod';
import { idSchema } from '#lib/id.ts';

/** What a member can be told of. Sign-in links and other letters of security are not to be switched off. */
export const KINDS = ['rewards', 'orders', 'expiry', 'recognition'] as const;
export const CHANNELS = ['email', 'push'] as const;
export type Kind = (typeof KINDS)[number];
export type Channel = (typeof CHANNELS)[number];
export type Muted = `${Kind}:${Channel}`;
const muted = KINDS.flatMap((kind) => CHANNELS.map((channel): Muted => `${kind}:${channel}`));
/** As many devices as one member gets push on; a further one takes the place of the oldest. */
export const MOST_DEVICES = 10;

const minute = z.number().int().min(0).max(1439);
export const preferencesInput = z.object({
  muted: z.array(z.enum(muted)).max(muted.length),
  quiet: z.object({ from: minute, until: minute }).nullable(),
  timeZone: z.string().max(60).refine(isTimeZone, 'is no time zone'),
});
const base64url = (bytes: number) =>
  z
    .string()
    .max(200)
    .refine((s) => /^[\w-]+=*$/.test(s) && decoded(s) === bytes, `must be ${bytes} bytes in base64url`);
export const addDeviceInput = z.object({
  endpoint: z.string().max(1000),
  p256dh: base64url(65),
  auth: base64url(16),
  sessionId: idSchema('session'),
  userAgent: z.string().max(300).optional(),
});
export const endpointInput = z.object({ endpoint: z.string().max(1000) });
export const deviceInput = z.object({ deviceId: idSchema('pushDevice') });

export type Preferences = {
  muted: Muted[];
  quiet: { from: number; until: number } | null;
  timeZone: string;
};
export type PushDevice = { deviceId: string; userAgent: string | null; createdAt: string };
/** What the screen of a member's notifications shows; without a key this installation sends no push. */
export type NotificationSettings = {
  preferences: Preferences;
  devices: PushDevice[];
  serverKey: string | null;
};

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** How many bytes a base64url text stands for. */
function decoded(text: string): number {
  return Math.floor((text.replace(/=+$/, '').length * 3) / 4);
}
