import type { OpenAPIHono } from '@hono/zod-openapi';
import { bodyLimit } from 'hono/body-limit';
import type { Caller } from '#core/context.ts';
import { clock } from '#lib/clock.ts';
import { Refusal } from '#lib/errors.ts';
import { log } from '#lib/log.ts';
import { asSystem } from '#modules/identity/index.ts';
import { receiveStripeEvent } from '#modules/payments/index.ts';
import { tenantById } from '#modules/tenants/index.ts';
import type { ApiEnv } from '../door.ts';

const MAX_BODY_BYTES = 512 * 1024;

/**
 * POST /hooks/stripe/{tenant}: events of the tenant's Stripe account, signed with the account's own secret. A wrong
 * signature and an unknown tenant are the same 400; everything genuine is 200, so that Stripe stops sending it.
 */
export function mountPaymentHooks(app: OpenAPIHono<ApiEnv>): void {
  const bounded = bodyLimit({ maxSize: MAX_BODY_BYTES, onError: tooLarge });
  app.post('/hooks/stripe/:tenantId', bounded, async (c) => {
    const [body, tenant] = [await c.req.text(), await tenantById(c.req.param('tenantId'))];
    const requestId = c.get('requestId');
    const caller: Caller | null = tenant && {
      tenant,
      requestId,
      now: clock.now(),
      authenticate: asSystem('stripe'),
    };
    const signature = c.req.header('stripe-signature') ?? '';
    const verdict = caller ? await receiveStripeEvent(caller, { body, signature }) : 'forged';
    if (verdict === 'taken') return c.json({ received: true });
    log.warn({ requestId }, 'a webhook without a valid signature was turned away');
    return c.json({ received: false, detail: 'The signature is not valid for this address.' }, 400);
  });
}

function tooLarge(): never {
  throw new Refusal('too_large', { message: `The body is larger than ${MAX_BODY_BYTES} bytes.` });
}
