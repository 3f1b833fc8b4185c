import type { Ctx } from '#core/context.ts';
import { verb } from '#core/verb.ts';
import { randomToken, sha256 } from '#lib/crypto.ts';
import { refuse } from '#lib/errors.ts';
import { newId } from '#lib/id.ts';
import { enterInput } from './grant-schema.ts';
import { lockGrant } from './grant-store.ts';
import { insertHandOver, spendHandOver } from './hand-over-store.ts';
import type { OpenedSession } from './schema.ts';
import { openSession } from './sign-in.ts';
import { subjectIsActive } from './store.ts';

const SECONDS = 60;

/** What stands in an address for a browser that keeps the secret itself. */
export const browserHashOf = (browser: string): string => sha256(browser).toString('base64url');

/**
 * A way into this tenant's console for a browser that proved itself elsewhere. It works once, within a minute, for this
 * browser, and on this tenant's hosts alone, as the row that it names is this tenant's.
 */
export async function handOver(ctx: Ctx, to: { subjectId: string; browserHash: string }): Promise<string> {
  const token = randomToken();
  const expiresAt = new Date(ctx.now.getTime() + SECONDS * 1000);
  const browserHash = Buffer.from(to.browserHash, 'base64url');
  const { subjectId } = to;
  await insertHandOver(ctx, {
    id: newId('handOver'),
    subjectId,
    tokenHash: sha256(token),
    browserHash,
    expiresAt,
  });
  return token;
}

/** Opens a session for the browser that a hand-over was made for: as an operator of this tenant, or under a grant. */
export const enterByHandOver = verb({
  name: 'identity.enterByHandOver',
  secret: true,
  permission: 'identity.signIn',
  anonymous: true,
  input: enterInput,
  run: async (ctx, { token, browser, userAgent }): Promise<OpenedSession> => {
    const hashes = { tokenHash: sha256(token), browserHash: sha256(browser) };
    const subjectId = await spendHandOver(ctx, hashes);
    const session = subjectId && (await sessionFor(ctx, subjectId));
    if (!(subjectId && session)) {
      refuse('unauthenticated', 'This way in was used or is too old. Go back and ask for a new one.');
    }
    return openSession(ctx, { kind: 'operator', subjectId, userAgent, ...session });
  },
});

/** What its session is like; null where the subject may not come in any more. */
async function sessionFor(ctx: Ctx, subjectId: string) {
  if (!subjectId.startsWith('agr_')) {
    return (await subjectIsActive(ctx, 'operator', subjectId)) ? { provenEmail: true } : null;
  }
  const grant = await lockGrant(ctx, subjectId);
  if (grant?.state !== 'open' || !grant.expiresAt) return null;
  return { source: 'access' as const, minutes: (Date.parse(grant.expiresAt) - ctx.now.getTime()) / 60_000 };
}
