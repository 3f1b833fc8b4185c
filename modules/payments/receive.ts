import { z } from 'zod';
import type { Caller } from '#core/context.ts';
import { takeAllowance } from '#core/rate-limit.ts';
import { verb } from '#core/verb.ts';
import { Refusal } from '#lib/errors.ts';
import { type Heard, hear } from './adapters/stripe-events.ts';
import { openCredentials } from './credentials.ts';
import { selectAccount, selectPayment, selectPaymentId } from './queries.ts';
import { queuePayment } from './requests.ts';
import { settle } from './settle.ts';
import { insertEvent } from './store.ts';

const FORGED_PER_MINUTE = 10;

/** Opens what a webhook's signature is checked with; null when the tenant has no account. */
export const openWebhook = verb({
  name: 'payments.openWebhook',
  permission: 'payments.operate',
  secret: true,
  reads: true,
  input: z.object({}),
  run: async (ctx): Promise<{ secret: string; live: boolean } | null> => {
    const account = await selectAccount(ctx);
    if (!account) return null;
    const { webhookSecret } = await openCredentials(ctx, account);
    return { secret: webhookSecret, live: account.keyKind === 'live' };
  },
});

/** Believes a genuine event once; what is about nothing of ours is remembered and has no effect. */
export const takeEvent = verb({
  name: 'payments.takeEvent',
  permission: 'payments.operate',
  input: z.custom<Heard>((heard) => typeof heard === 'object'),
  run: async (ctx, heard): Promise<{ taken: boolean }> => {
    const { providerEventId, type, named, fact } = heard;
    const id = named && (await selectPaymentId(ctx, { provider: 'stripe', ...named }));
    const payment = id ? await selectPayment(ctx, id) : null;
    const paymentId = payment && heard.fits(payment) ? payment.id : null;
    ctx.note({ ...(paymentId ? { objectId: paymentId } : {}), detail: { providerEventId, type } });
    if (!(await insertEvent(ctx, { provider: 'stripe', providerEventId, type, paymentId })) || !paymentId) {
      return { taken: false };
    }
    if (fact) await settle(ctx, paymentId, fact);
    else await queuePayment(ctx, 'payments.look', paymentId);
    return { taken: true };
  },
});

/** Leaves an audit row of somebody who tried; nothing of what they sent is kept. */
export const noteForged = verb({
  name: 'payments.noteForged',
  permission: 'payments.operate',
  input: z.object({}),
  run: async (ctx) => {
    ctx.note({ detail: { cause: 'a webhook without a valid signature' } });
    return {};
  },
});

/** Takes a webhook as it came. `forged` also stands for a tenant without an account, so that nothing is told. */
export async function receiveStripeEvent(
  caller: Caller,
  webhook: { body: string; signature: string },
): Promise<'taken' | 'forged'> {
  const opened = await openWebhook.call(caller, {});
  const heard = opened && hear({ ...webhook, secret: opened.secret, receivedAt: caller.now });
  if (!opened || !heard) {
    await noteAtMost(caller);
    return 'forged';
  }
  if (heard.live === opened.live) await takeEvent.call(caller, heard);
  return 'taken';
}

/** Nobody fills the audit log from outside. */
async function noteAtMost(caller: Caller): Promise<void> {
  const key = `${caller.tenant.id}:forged-webhook`;
  try {
    await takeAllowance({ key, limit: FORGED_PER_MINUTE, windowSeconds: 60 }, caller.now);
  } catch (error) {
    if (error instanceof Refusal) return;
    throw error;
  }
  await noteForged.call(caller, {});
}
