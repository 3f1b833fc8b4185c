'use server';
import type { Result } from '#lib/result.ts';
import { addDevice, removeDevice, removeThisDevice, setPreferences } from '#modules/notifications/index.ts';
import type { Preferences } from '#modules/notifications/schema.ts';
import { act } from '../action.ts';
import { sessionCookie } from '../auth.ts';
import { requestFacts } from '../context.ts';

/** The device that asks is tied to the session of this very request. */
export async function putPushOn(input: {
  endpoint: string;
  p256dh: string;
  auth: string;
}): Promise<Result<{ deviceId: string }>> {
  const [cookie, { userAgent }] = [await sessionCookie('member'), await requestFacts()];
  return act('member', addDevice, { ...input, sessionId: cookie?.sessionId ?? '', userAgent });
}

export async function takePushOff(input: { endpoint: string }): Promise<Result<{ removed: boolean }>> {
  return act('member', removeThisDevice, input);
}

export async function removePushDevice(input: { deviceId: string }): Promise<Result<{ removed: true }>> {
  return act('member', removeDevice, input);
}

export async function choosePreferences(input: Preferences): Promise<Result<Preferences>> {
  return act('member', setPreferences, input);
}
