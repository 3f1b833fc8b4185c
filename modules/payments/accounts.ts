import { z } from 'zod';
import type { Ctx } from '#core/context.ts';
import { verb } from '#core/verb.ts';
import { env, required } from '#lib/env.ts';
import { refuse } from '#lib/errors.ts';
import { newId } from '#lib/id.ts';
import { keyKind, openCredentials, sealCredentials } from './credentials.ts';
import type { ProviderAccess } from './port.ts';
import { selectAccount } from './queries.ts';
import { type AccountView, type ProviderName, setAccountInput } from './schema.ts';
import { upsertAccount } from './store.ts';

const STRIPE_URL = 'https://api.stripe.com';

/** Sets the tenant's keys of Stripe, or replaces all of them. They are sealed and never answered. */
export const setPaymentAccount = verb({
  name: 'payments.setAccount',
  permission: 'payments.manage',
  input: setAccountInput,
  run: async (ctx, input): Promise<AccountView> => {
    const kind = keyKind(input.secretKey);
    if (keyKind(input.publishableKey) !== kind) {
      refuse('invalid', 'Both keys must be test keys, or both live keys, of one Stripe account.');
    }
    const local = kind === 'test' && env().STRIPE_BASE_URL !== undefined;
    refuseOtherMode(ctx, kind, local);
    const { secretKey, webhookSecret, publishableKey } = input;
    const id = (await selectAccount(ctx))?.id ?? newId('paymentAccount');
    const sealed = await sealCredentials(ctx, id, { secretKey, webhookSecret });
    await upsertAccount(ctx, { ...sealed, id, keyKind: kind, local, publishableKey });
    ctx.emit({
      type: 'payment.account_set',
      objectType: 'payment_account',
      objectId: id,
      data: { keyKind: kind },
    });
    ctx.note({ objectId: id, detail: { keyKind: kind, publishableKey } });
    return viewAccount(ctx);
  },
});

/** How this program takes cards, without any key that is secret. */
export const showPaymentAccount = verb({
  name: 'payments.showAccount',
  permission: 'payments.manage',
  reads: true,
  input: z.object({}),
  run: async (ctx): Promise<AccountView | null> => ((await providerFor(ctx)) ? viewAccount(ctx) : null),
});

/** Who takes this program's cards; null when nobody does. A sandbox without keys has the test provider. */
export async function providerFor(ctx: Ctx): Promise<ProviderName | null> {
  if (await selectAccount(ctx)) return 'stripe';
  return ctx.tenant.mode === 'sandbox' ? 'test' : null;
}

/** The keys of a payment's provider, opened. */
export async function accessOf(ctx: Ctx, provider: ProviderName): Promise<ProviderAccess> {
  if (provider === 'test') {
    return { provider, secretKey: '', publishableKey: '', baseUrl: '', timeoutMs: env().STRIPE_TIMEOUT_MS };
  }
  const account = (await selectAccount(ctx)) ?? refuse('not_available', 'Add the keys of Stripe first.');
  const { secretKey } = await openCredentials(ctx, account);
  const baseUrl = account.local ? required('STRIPE_BASE_URL') : STRIPE_URL;
  return {
    provider,
    secretKey,
    publishableKey: account.publishableKey,
    baseUrl,
    timeoutMs: env().STRIPE_TIMEOUT_MS,
  };
}

/** A sandbox never holds a live key; a live program holds a test key only in a demo, for a double on this machine. */
function refuseOtherMode({ tenant }: Ctx, kind: 'live' | 'test', local: boolean): void {
  if (tenant.mode === 'sandbox' && kind === 'live') {
    refuse('invalid', 'A sandbox takes test keys only. Put live keys into the live program.');
  }
  if (tenant.mode === 'live' && kind === 'test' && !(local && env().DAMSON_DEMO === '1')) {
    refuse('invalid', 'A live program takes live keys only. Try test keys in the sandbox.');
  }
}

async function viewAccount(ctx: Ctx): Promise<AccountView> {
  const account = await selectAccount(ctx);
  return {
    provider: account ? 'stripe' : 'test',
    mode: ctx.tenant.mode,
    keyKind: account?.keyKind ?? 'test',
    publishableKey: account?.publishableKey ?? null,
    webhookPath: account ? `/hooks/stripe/${ctx.tenant.id}` : null,
    updatedAt: account?.updatedAt.toISOString() ?? null,
  };
}
