import { randomBytes } from 'node:crypto';
import bwipjs from 'bwip-js/node';
import { z } from 'zod';
import { present } from '#lib/assert.ts';
import { refuse } from '#lib/errors.ts';
import { platformVerb } from './act.ts';
import type { PlatformActor } from './context.ts';
import { acceptStep, lockFactor, setFactor } from './operator-store.ts';
import { openFactor, sealFactor } from './own-key.ts';
import { base32, otpauth, stepOfCode } from './totp.ts';

/** Who is signed in, and whether the second factor is still to be given or set up. */
export const showPlatformMe = platformVerb({
  name: 'platform.me',
  for: 'half',
  reads: true,
  input: z.object({}),
  run: async ({ actor }): Promise<PlatformActor> => actor,
});

/** Begins with an authenticator: answers its secret, and counts once a code of it was given. A new one replaces it till then. */
export const beginFactor = platformVerb({
  name: 'platform.beginFactor',
  for: 'half',
  input: z.object({}),
  run: async (ctx): Promise<{ secret: string; picture: string }> => {
    const factor = await lockFactor(ctx);
    if (!factor || factor.since) {
      refuse('conflict', 'There is an authenticator already. Give its code; if it is lost, have it reset.');
    }
    const bytes = randomBytes(20);
    await setFactor(ctx, sealFactor(bytes, ctx.actor.id));
    const secret = base32(bytes);
    const email = present(ctx.actor.email, 'address of the operator');
    ctx.note({ objectId: ctx.actor.id });
    return { secret, picture: pictureOf(otpauth({ issuer: 'Damson', email, secret })) };
  },
});

/** Takes a code of the authenticator, each once; the first sets it up, every one makes the session a whole one. */
export const giveFactor = platformVerb({
  name: 'platform.giveFactor',
  for: 'half',
  input: z.object({ code: z.string().trim().max(12) }),
  run: async (ctx, { code }): Promise<{ given: true }> => {
    const factor = await lockFactor(ctx);
    if (!factor?.sealed) refuse('conflict', 'Set an authenticator up first.');
    const secret = openFactor(factor.sealed, ctx.actor.id);
    const step = stepOfCode(secret, code, { now: ctx.now, after: factor.step });
    if (step === null) refuse('invalid', 'This code is not right or was used. Wait for the next one.');
    await acceptStep(ctx, step);
    ctx.note({ objectId: ctx.actor.id, detail: { setUp: factor.since === null } });
    return { given: true };
  },
});

/** A QR code as an address that a page may show. */
function pictureOf(text: string): string {
  const svg = bwipjs.toSVG({
    bcid: 'qrcode',
    text,
    paddingwidth: 4,
    paddingheight: 4,
    backgroundcolor: 'FFFFFF',
  });
  return `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`;
}
