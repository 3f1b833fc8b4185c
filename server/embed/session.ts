import type { OpenAPIHono } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { takeAllowance } from '#core/rate-limit.ts';
import { networkOf } from '#lib/network.ts';
import { openByCode, openByToken } from '#modules/embedding/index.ts';
import type { FrameSession } from '#modules/embedding/schema.ts';
import { endSession, memberMe } from '#modules/identity/index.ts';
import { type ApiEnv, jsonBody } from '../door.ts';
import { addressOf, bearerOf, framed, guest } from './caller.ts';
import { speechFor } from './speech.ts';

/** A portal's whole office may come from one address, so that this only stops floods; tokens cannot be guessed. */
const OPENINGS_PER_MINUTE = 600;

/** POST /embed/api/session takes a token or a code, DELETE ends the session. */
export function mountSession(app: OpenAPIHono<ApiEnv>): void {
  app.post('/embed/api/session', async (c) => {
    const { token, code, lang } = await jsonBody(c);
    const opened = await open(c, token === undefined ? { code } : { token });
    const caller = await framed(c, opened.bearer);
    const me = await memberMe.call(caller, {});
    const speech = await speechFor(caller.tenant, {
      member: me,
      wish: typeof lang === 'string' ? lang : null,
    });
    return c.json({ bearer: opened.bearer, expiresAt: opened.expiresAt, name: me.name, speech });
  });
  app.delete('/embed/api/session', async (c) => {
    const session = bearerOf(c.req.header('authorization'));
    if (session) await endSession.call(await guest(c), session);
    return c.body(null, 204);
  });
}

async function open(c: Context<ApiEnv>, by: { token: unknown } | { code: unknown }): Promise<FrameSession> {
  const caller = await guest(c);
  const key = `${caller.tenant.id}:embed:${networkOf(addressOf(c))}`;
  await takeAllowance({ key, limit: OPENINGS_PER_MINUTE, windowSeconds: 60 }, caller.now);
  const userAgent = (c.req.header('user-agent') ?? '').slice(0, 300);
  return 'token' in by
    ? openByToken.call(caller, { token: by.token, userAgent })
    : openByCode.call(caller, { token: by.code, userAgent });
}
