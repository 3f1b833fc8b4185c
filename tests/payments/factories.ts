import { randomUUID } from 'node:crypto';
import type { Caller } from '#core/context.ts';
import { forgetEnv } from '#lib/env.ts';
import { newId } from '#lib/id.ts';
import type { TenantRef } from '#lib/tenant.ts';
import {
  openPayment,
  paymentJobs,
  paymentOfOrder,
  setPaymentAccount,
  startPayment,
} from '#modules/payments/index.ts';
import { type StripeDouble, startStripe } from '#tests/doubles/stripe.ts';
import { asPlatform, lookingSql, NOW } from '#tests/factories.ts';
import { inVerb } from '#tests/proof-verb.ts';
import { makeSandbox } from '#tests/suppliers/factories.ts';

export const SECRET_KEY = 'sk_test_canarysecret4eC39HqLyjWDarjtT1zdp7dc';
export const WEBHOOK_SECRET = 'whsec_canarywebhook0123456789abcdef';
export const keys = (over: object = {}) => ({
  secretKey: SECRET_KEY,
  publishableKey: 'pk_test_TYooMQauvdEDq54NiTphI7jx',
  webhookSecret: WEBHOOK_SECRET,
  ...over,
});

/** The double of Stripe, where accounts made from now on speak to. */
export async function startLocalStripe(): Promise<StripeDouble> {
  const double = await startStripe({ secretKey: SECRET_KEY });
  process.env['STRIPE_BASE_URL'] = double.url;
  process.env['STRIPE_TIMEOUT_MS'] = '400';
  forgetEnv();
  return double;
}

/** A sandbox that takes cards over the double. */
export async function makeStripeTenant(): Promise<TenantRef> {
  const tenant = await makeSandbox();
  await setPaymentAccount.call(asPlatform(tenant), keys());
  return tenant;
}

/** A payment of an order of its own, in the row only. */
export async function openOne(tenant: TenantRef, over: { amount?: bigint; currency?: string } = {}) {
  const orderId = newId('order');
  const payment = { orderId, amount: over.amount ?? 2500n, currency: over.currency ?? 'EUR' };
  const paymentId = await inVerb(asPlatform(tenant), (ctx) => openPayment(ctx, payment));
  return { orderId, paymentId };
}

/** The same, made at the double: its intent waits for a card. */
export async function startOne(tenant: TenantRef, over: { amount?: bigint; currency?: string } = {}) {
  const opened = await openOne(tenant, over);
  await startPayment(asPlatform(tenant), opened.paymentId);
  const { providerReference } = await paymentRow(tenant, opened.orderId);
  return { ...opened, intent: providerReference ?? '' };
}

export async function paymentRow(tenant: TenantRef, orderId: string) {
  const row = await inVerb(asPlatform(tenant), (ctx) => paymentOfOrder(ctx, orderId));
  if (!row) throw new Error(`The order ${orderId} has no payment.`);
  return row;
}

type QueuedJob = { id: bigint; task: string; data: Record<string, string> };

async function takeJobs(tenant: TenantRef): Promise<QueuedJob[]> {
  return lookingSql()<QueuedJob[]>`
    with taken as (
      delete from graphile_worker._private_jobs where payload ->> 'tenantId' = ${tenant.id}
        and task_id in (select id from graphile_worker._private_tasks where identifier like 'payments.%')
      returning id, task_id, payload)
    select taken.id, t.identifier as task, taken.payload -> 'data' as data
      from taken join graphile_worker._private_tasks t on t.id = taken.task_id order by taken.id`;
}

/** Runs what the worker would, each job as often as it fails, at most so many times. Answers the failures. */
export async function runJobs(tenant: TenantRef, { tries = 5, now = NOW } = {}): Promise<string[]> {
  const failures: string[] = [];
  for (let round = 0; round < 5; round++) {
    const jobs = await takeJobs(tenant);
    if (jobs.length === 0) return failures;
    for (const job of jobs) failures.push(...(await runOne({ ...asPlatform(tenant), now }, job, tries)));
  }
  throw new Error('Jobs make jobs without an end.');
}

async function runOne(caller: Caller, job: QueuedJob, tries: number): Promise<string[]> {
  const failures: string[] = [];
  for (let attempt = 1; attempt <= tries; attempt++) {
    try {
      await paymentJobs[job.task]?.(caller, job.data);
      return failures;
    } catch (error) {
      failures.push((error as Error).message);
    }
  }
  return failures;
}

/** The types of events of a payment, oldest first. */
export async function factsOf(tenant: TenantRef, paymentId: string): Promise<string[]> {
  const rows = await lookingSql()<{ type: string }[]>`
    select type from events where tenant_id = ${tenant.id} and object_id = ${paymentId} order by sequence`;
  return rows.map((r) => r.type);
}

export const someReference = () => randomUUID().slice(0, 8);
