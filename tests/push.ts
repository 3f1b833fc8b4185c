import { createDecipheriv, createECDH, hkdfSync, randomBytes, randomUUID } from 'node:crypto';
import { forgetEnv } from '#lib/env.ts';
import type { TenantRef } from '#lib/tenant.ts';
import { memberMe, requestMagicLink, signInWithLink } from '#modules/identity/index.ts';
import { addDevice, setPreferences } from '#modules/notifications/index.ts';
import { asMember, asPlatform } from '#tests/factories.ts';
import { newestLink } from '#tests/newest-link.ts';

/** A device's own keys, as a browser makes them when it subscribes. */
export function makeDeviceKeys() {
  const curve = createECDH('prime256v1');
  const p256dh = curve.generateKeys('base64url');
  const auth = randomBytes(16);
  return { curve, p256dh, auth };
}
export const deviceKeys = () => {
  const { p256dh, auth } = makeDeviceKeys();
  return { p256dh, auth: auth.toString('base64url') };
};

/** The text of a message as its device reads it: RFC 8291 over one record of RFC 8188. */
export function decrypt(body: Buffer, device: ReturnType<typeof makeDeviceKeys>): string {
  const [salt, keyLength] = [body.subarray(0, 16), body.readUInt8(20)];
  const sender = body.subarray(21, 21 + keyLength);
  const sealed = body.subarray(21 + keyLength);
  const shared = device.curve.computeSecret(sender);
  const info = Buffer.concat([Buffer.from('WebPush: info\0'), device.curve.getPublicKey(), sender]);
  const secret = Buffer.from(hkdfSync('sha256', shared, device.auth, info, 32));
  const derive = (name: string, length: number) =>
    Buffer.from(hkdfSync('sha256', secret, salt, Buffer.from(`Content-Encoding: ${name}\0`), length));
  const opened = createDecipheriv('aes-128-gcm', derive('aes128gcm', 16), derive('nonce', 12));
  opened.setAuthTag(sealed.subarray(-16));
  const padded = Buffer.concat([opened.update(sealed.subarray(0, -16)), opened.final()]);
  return padded.subarray(0, padded.lastIndexOf(2)).toString();
}

/** A session of a member, as a sign-in by link opens it. */
export async function openSession(tenant: TenantRef, memberId: string): Promise<string> {
  const platform = asPlatform(tenant);
  const member = await memberMe.call(asMember(tenant, memberId), {});
  await requestMagicLink.call(platform, { kind: 'member', email: member.email });
  const { linkToken } = await newestLink(tenant);
  return (await signInWithLink.call(platform, { kind: 'member', token: linkToken })).sessionId;
}

/** One device with push, in a session of its own, and choices. */
export async function makePush(tenant: TenantRef, memberId: string) {
  process.env['VAPID_PRIVATE_KEY'] ??= randomBytes(32).toString('base64');
  forgetEnv();
  const pushSessionId = await openSession(tenant, memberId);
  const pushEndpoint = `https://push.example.com/${randomUUID()}`;
  const device = { ...deviceKeys(), endpoint: pushEndpoint, sessionId: pushSessionId };
  const member = asMember(tenant, memberId);
  const { deviceId: pushDeviceId } = await addDevice.call(member, device);
  await setPreferences.call(member, { muted: [], quiet: null, timeZone: 'Europe/Berlin' });
  return { pushDeviceId, pushSessionId, pushEndpoint };
}
