import { createECDH } from 'node:crypto';
import { env } from '#lib/env.ts';

/** How this installation proves to push services who it is (RFC 8292). */
export type Vapid = { subject: string; publicKey: string; privateKey: string };

/** The installation's key for push, or null when it has none and so sends no push. */
export function vapid(): Vapid | null {
  const { VAPID_PRIVATE_KEY: text, MAIL_FROM } = env();
  if (!text) return null;
  const secret = Buffer.from(text, 'base64');
  const curve = createECDH('prime256v1');
  curve.setPrivateKey(secret);
  return {
    subject: `mailto:${MAIL_FROM}`,
    publicKey: curve.getPublicKey('base64url'),
    privateKey: secret.toString('base64url'),
  };
}
