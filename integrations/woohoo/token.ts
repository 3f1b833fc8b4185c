import { createHash, randomBytes } from 'node:crypto';
import { z } from 'zod';
import { open, seal } from '#lib/crypto.ts';
import { type HttpAnswer, type HttpFailure, httpJson } from '../http.ts';

export type WoohooAccess = {
  baseUrl: string;
  clientId: string;
  clientSecret: string;
  username: string;
  password: string;
  timeoutMs?: number | undefined;
};
export type Token = { token: string } | { refused: true } | HttpFailure;

const codeAnswer = z.object({ authorizationCode: z.string().min(1) });
const tokenAnswer = z.object({ token: z.string().min(1) });

/** Sealed even here, so that no heap dump shows a bearer token; the key ends with the process. */
const memoryKey = randomBytes(32);
const kept = new Map<string, { sealed: Buffer; untilMs: number }>();
const MOST_KEPT = 1_000;
const TOKEN_MS = 10_000;
/** Tokens last a week; a day less is on the safe side. */
const KEPT_MS = 6 * 24 * 3_600_000;

function keyOf({ baseUrl, clientId, clientSecret, username, password }: WoohooAccess): string {
  const who = JSON.stringify([baseUrl, clientId, clientSecret, username, password]);
  return createHash('sha256').update(who).digest('hex');
}

/** Two steps: user name and password for an authorisation code, the code and the client's secret for a token. */
export async function tokenOf(access: WoohooAccess, { fresh }: { fresh: boolean }): Promise<Token> {
  const key = keyOf(access);
  const known = fresh ? undefined : kept.get(key);
  if (known && known.untilMs > performance.now()) {
    return { token: open(memoryKey, known.sealed, key).toString() };
  }
  kept.delete(key);
  const { clientId, clientSecret, username, password } = access;
  const code = await step(access, '/oauth2/verify', { clientId, username, password }, codeAnswer);
  if (!('data' in code)) return code;
  const { authorizationCode } = code.data;
  const given = await step(
    access,
    '/oauth2/token',
    { clientId, clientSecret, authorizationCode },
    tokenAnswer,
  );
  if (!('data' in given)) return given;
  if (kept.size >= MOST_KEPT) kept.clear();
  const sealed = seal(memoryKey, Buffer.from(given.data.token), key);
  kept.set(key, { sealed, untilMs: performance.now() + KEPT_MS });
  return given.data;
}

type Step<T> = { data: T } | { refused: true } | HttpFailure;

/** Whatever becomes of a question for a token, the order itself was not sent. */
async function step<T>(
  access: WoohooAccess,
  path: string,
  body: object,
  shape: z.ZodType<T>,
): Promise<Step<T>> {
  const url = `${access.baseUrl}${path}`;
  const answer: HttpAnswer | HttpFailure = await httpJson({
    method: 'POST',
    url,
    body,
    timeoutMs: access.timeoutMs ?? TOKEN_MS,
  });
  if ('failed' in answer) return { failed: 'not-sent', reason: answer.reason };
  const { data } = shape.safeParse(answer.json);
  if (data && answer.status < 300) return { data };
  // A refusal comes as JSON; a page with 403 is the gateway's, which lets in known addresses only.
  const said = answer.json !== undefined && [400, 401, 403].includes(answer.status);
  return said ? { refused: true } : { failed: 'not-sent', reason: `no token, ${answer.status}` };
}
