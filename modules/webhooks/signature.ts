import { hmac, randomToken } from '#lib/crypto.ts';

/** What one attempt is signed over. The id is the event's: a repeat has it too. */
export type Signed = { id: string; timestamp: number; body: string };

const PREFIX = 'whsec_';

/** 32 random bytes, written as the specification's libraries take them. */
export function newSecret(): string {
  return `${PREFIX}${Buffer.from(randomToken(32), 'base64url').toString('base64')}`;
}

/** The headers of https://www.standardwebhooks.com: one signature for each secret, with spaces between. */
export function signedHeaders(secrets: readonly string[], message: Signed): Record<string, string> {
  const text = `${message.id}.${message.timestamp}.${message.body}`;
  const signatures = secrets.map((secret) => {
    const key = Buffer.from(secret.slice(PREFIX.length), 'base64');
    return `v1,${hmac(key, text).toString('base64')}`;
  });
  return {
    'webhook-id': message.id,
    'webhook-timestamp': String(message.timestamp),
    'webhook-signature': signatures.join(' '),
  };
}
