import { z } from 'zod';
import { httpJson } from '#integrations/http.ts';

/** Where a key service listens. It never hands out its own key: it wraps and unwraps under it. */
export type KeyServiceAccess = { baseUrl: string; token: string };

const TIMEOUT_MS = 5_000;
const MAX_BYTES = 16 * 1024;
const answer = z.object({ data: z.base64() });

/** `wrap` and `unwrap`: bytes and the context that they are bound to in, bytes out, all in base64. */
export async function callKeyService(
  access: KeyServiceAccess,
  what: 'wrap' | 'unwrap',
  input: { data: Buffer; context: string },
): Promise<Buffer> {
  const got = await httpJson({
    method: 'POST',
    url: `${access.baseUrl}/${what}`,
    headers: { authorization: `Bearer ${access.token}` },
    body: { data: input.data.toString('base64'), context: input.context },
    timeoutMs: TIMEOUT_MS,
    maxBytes: MAX_BYTES,
  });
  if ('failed' in got) throw new Error(`The key service did not answer: ${got.reason}.`);
  const parsed = answer.safeParse(got.json);
  if (got.status !== 200 || !parsed.success)
    throw new Error(`The key service answered ${got.status} to ${what}.`);
  return Buffer.from(parsed.data.data, 'base64');
}
