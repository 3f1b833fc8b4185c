import { createHash, randomBytes } from 'node:crypto';
import { z } from 'zod';
import { open, seal } from '#lib/crypto.ts';
import { type HttpAnswer, type HttpFailure, httpJson } from '../http.ts';

export type ReloadlyAccess = {
  baseUrl: string;
  clientId: string;
  clientSecret: string;
  timeoutMs?: number | undefined;
};
export type Token = { token: string } | { refused: true } | HttpFailure;

const tokenAnswer = z.object({ access_token: z.string().min(1), expires_in: z.number().positive() });

/** Sealed even here, so that no heap dump shows a bearer token; the key ends with the process. */
const memoryKey = randomBytes(32);
const kept = new Map<string, { sealed: Buffer; untilMs: number }>();
const MOST_KEPT = 1_000;
const TOKEN_MS = 10_000;
/** A token is renewed this long before it ends. */
const EARLY_MS = 60_000;

/** Which account of whom: its credentials are part of it, so that new ones do not live on old tokens. */
function keyOf({ baseUrl, clientId, clientSecret }: ReloadlyAccess): string {
  return createHash('sha256')
    .update(JSON.stringify([baseUrl, clientId, clientSecret]))
    .digest('hex');
}

/** OAuth 2.0 client credentials with the audience of the gift card API; live tokens last 60 days, sandbox ones one. */
export async function tokenOf(access: ReloadlyAccess, { fresh }: { fresh: boolean }): Promise<Token> {
  const key = keyOf(access);
  const known = fresh ? undefined : kept.get(key);
  if (known && known.untilMs > performance.now()) {
    return { token: open(memoryKey, known.sealed, key).toString() };
  }
  kept.delete(key);
  const answer = await askForToken(access);
  if ('failed' in answer) return answer;
  if (answer.status === 400 || answer.status === 401 || answer.status === 403) return { refused: true };
  const { data } = tokenAnswer.safeParse(answer.json);
  if (!data) return { failed: 'not-sent', reason: `no token, ${answer.status}` };
  if (kept.size >= MOST_KEPT) kept.clear();
  const untilMs = performance.now() + data.expires_in * 1000 - EARLY_MS;
  kept.set(key, { sealed: seal(memoryKey, Buffer.from(data.access_token), key), untilMs });
  return { token: data.access_token };
}

async function askForToken(access: ReloadlyAccess): Promise<HttpAnswer | HttpFailure> {
  const { baseUrl, clientId, clientSecret, timeoutMs } = access;
  const own = /^https:\/\/giftcards(-sandbox)?\.reloadly\.com$/.test(baseUrl);
  const answer = await httpJson({
    method: 'POST',
    url: own ? 'https://auth.reloadly.com/oauth/token' : `${baseUrl}/oauth/token`,
    body: {
      client_id: clientId,
      client_secret: clientSecret,
      grant_type: 'client_credentials',
      audience: baseUrl,
    },
    timeoutMs: timeoutMs ?? TOKEN_MS,
  });
  // Whatever became of the question for a token, the order itself was not sent.
  return 'failed' in answer ? { ...answer, failed: 'not-sent' } : answer;
}
