import { createHmac, randomUUID } from 'node:crypto';
import { AUDIENCE } from '#modules/embedding/schema.ts';

export type TokenOf = { embedKeyId: string; secret: string; issuer: string; email: string; now: Date };

/** A token as a portal's back end makes it: by hand, so that the code that reads it does not also write it. */
export function signToken(
  { embedKeyId, secret, issuer, email, now }: TokenOf,
  over: { claims?: object; header?: object } = {},
): string {
  const iat = Math.floor(now.getTime() / 1000);
  const header = { alg: 'HS256', typ: 'JWT', kid: embedKeyId, ...over.header };
  const claims = {
    iss: issuer,
    aud: AUDIENCE,
    email,
    iat,
    exp: iat + 120,
    jti: randomUUID(),
    ...over.claims,
  };
  const text = [header, claims]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.');
  const mac = createHmac('sha256', Buffer.from(secret, 'base64url')).update(text).digest('base64url');
  return `${text}.${mac}`;
}
