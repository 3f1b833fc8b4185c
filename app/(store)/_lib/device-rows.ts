import type { Device } from '#components/store/devices.tsx';
import { deviceOf } from '#lib/device-of.ts';
import { listMyDevices } from '#modules/identity/index.ts';
import { sessionCookie } from '#server/auth.ts';
import { readAsMember } from '#server/screen.ts';

/** The member's sessions, this device's first. */
export async function deviceRows(): Promise<Device[]> {
  const [{ items }, cookie] = await Promise.all([readAsMember(listMyDevices, {}), sessionCookie('member')]);
  const rows = items.map(({ sessionId, userAgent, seenAt, source }) => ({
    sessionId,
    device: deviceOf(userAgent),
    seenAt,
    here: sessionId === cookie?.sessionId,
    portal: source === 'embed',
  }));
  return rows.sort((a, b) => Number(b.here) - Number(a.here));
}
