import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { TenantRef } from '#lib/tenant.ts';
import { requestCapture } from '#modules/payments/index.ts';
import type { StripeDouble } from '#tests/doubles/stripe.ts';
import { type SentEvent, sign } from '#tests/doubles/stripe-hooks.ts';
import { asPlatform, lookingSql, rowsOf } from '#tests/factories.ts';
import { send, serveApi } from '#tests/http.ts';
import { inVerb } from '#tests/proof-verb.ts';
import {
  factsOf,
  makeStripeTenant,
  paymentRow,
  runJobs,
  startLocalStripe,
  startOne,
  WEBHOOK_SECRET,
} from './factories.ts';

let double: StripeDouble;
let tenant: TenantRef;
let api: Awaited<ReturnType<typeof serveApi>>;
beforeAll(async () => {
  double = await startLocalStripe();
  double.hooks.hold(true);
  api = await serveApi();
});
beforeEach(async () => {
  tenant = await makeStripeTenant();
});
afterAll(async () => {
  await double.stop();
  await api.close();
});

const now = () => Math.floor(Date.now() / 1000);
function post(body: string, signature: string, to: { id: string } = tenant) {
  const headers = { 'stripe-signature': signature };
  return send({ port: api.port, method: 'POST', path: `/hooks/stripe/${to.id}`, headers, body });
}
const deliver = async (event: SentEvent) =>
  (await post(event.payload, sign(event.payload, WEBHOOK_SECRET))).status;

/** Everything that the double said of an intent, in the order in which it happened. */
function eventsOf(intent: string): SentEvent[] {
  return double.hooks.events().filter((e) => e.payload.includes(intent));
}

/** A whole life: authorised, captured in part, given back in part, disputed. */
async function lifeOf(over: { decline?: boolean } = {}) {
  const payment = await startOne(tenant);
  if (over.decline) double.books.confirm(payment.intent, 'pm_card_chargeDeclined');
  double.books.confirm(payment.intent, 'pm_card_visa');
  double.books.capture(payment.intent, { amount_to_capture: '1500' });
  double.books.refund({ payment_intent: payment.intent, amount: '400' });
  double.books.dispute(payment.intent, 'needs_response');
  return payment;
}

function* orders<T>(items: T[]): Generator<T[]> {
  if (items.length === 0) yield [];
  for (const [i, first] of items.entries())
    for (const rest of orders(items.toSpliced(i, 1))) yield [first, ...rest];
}

const END = { state: 'captured', capturedAmount: 1500n, refundedAmount: 400n, dispute: 'open' };
const TOLD = ['payment_intent.', 'refund.created', 'charge.dispute.created'];

describe('genuine events', () => {
  it('end in the same state in every order, each twice', async () => {
    const { intent } = await lifeOf();
    const told = eventsOf(intent).filter(
      (e) => TOLD.some((t) => e.type.startsWith(t)) && e.type !== 'payment_intent.created',
    );
    expect(told.map((e) => e.type)).toEqual([
      'payment_intent.amount_capturable_updated',
      'payment_intent.succeeded',
      'refund.created',
      'charge.dispute.created',
    ]);
    const all = [...orders(told)];
    expect(all).toHaveLength(24);
    for (const order of all) {
      const own = await startOne(tenant);
      for (const event of [...order, ...order.toReversed()]) {
        const body = about(event, own);
        expect((await post(body.payload, sign(body.payload, WEBHOOK_SECRET))).status).toBe(200);
      }
      const facts = await factsOf(tenant, own.paymentId);
      expect(await paymentRow(tenant, own.orderId), order.map((e) => e.type).join()).toMatchObject(END);
      expect(facts.toSorted(), order.map((e) => e.type).join()).toEqual(
        ['payment.authorised', 'payment.captured', 'payment.disputed', 'payment.refunded'].toSorted(),
      );
    }
  });

  /** The same event about another payment. */
  function about(event: SentEvent, own: { paymentId: string; intent: string }): SentEvent {
    const type = JSON.parse(event.payload) as { data: { object: Record<string, unknown> } };
    const object = type.data.object;
    const renamed = {
      ...object,
      ...(object['object'] === 'payment_intent'
        ? { id: own.intent, metadata: { damson_payment: own.paymentId } }
        : { id: `${object['id']}${own.intent}`, payment_intent: own.intent }),
    };
    const payload = JSON.stringify({ ...type, id: `${event.id}${own.intent}`, data: { object: renamed } });
    return { ...event, payload };
  }

  it('an authorisation after a decline that came late still counts', async () => {
    const { orderId, intent } = await lifeOf({ decline: true });
    const told = eventsOf(intent);
    const failed = told.filter((e) => e.type === 'payment_intent.payment_failed');
    expect(failed).toHaveLength(1);
    for (const event of [...told.filter((e) => !failed.includes(e)), ...failed]) {
      expect(await deliver(event)).toBe(200);
    }
    expect(await paymentRow(tenant, orderId)).toMatchObject({ ...END, failureCode: 'card_declined' });
  });

  it('a duplicate of many at once is believed once', async () => {
    const { orderId, paymentId, intent } = await startOne(tenant);
    double.books.confirm(intent, 'pm_card_visa');
    const event = eventsOf(intent).at(-1);
    if (!event) throw new Error('The double said nothing.');
    const statuses = await Promise.all(Array.from({ length: 10 }, () => deliver(event)));
    expect(new Set(statuses)).toEqual(new Set([200]));
    expect((await paymentRow(tenant, orderId)).state).toBe('authorised');
    expect(await factsOf(tenant, paymentId)).toEqual(['payment.authorised']);
    expect(await rowsOf(tenant, 'payment_events')).toBe(1);
  });

  it('an event that says only that something happened is followed by a look', async () => {
    const { orderId, intent } = await startOne(tenant);
    double.books.confirm(intent, 'pm_card_visa');
    double.books.capture(intent, {});
    const event = eventsOf(intent).find((e) => e.type === 'charge.captured');
    if (!event) throw new Error('The double said nothing.');
    expect(await deliver(event)).toBe(200);
    expect((await paymentRow(tenant, orderId)).state).toBe('created');
    expect(await runJobs(tenant)).toEqual([]);
    expect((await paymentRow(tenant, orderId)).state).toBe('captured');
  });

  it('one that comes before the answer to our request names the payment', async () => {
    const { orderId, intent } = await startOne(tenant);
    await lookingSql()`update payments set provider_reference = null where tenant_id = ${tenant.id} and order_id = ${orderId}`;
    double.books.confirm(intent, 'pm_card_visa');
    const event = eventsOf(intent).at(-1);
    if (event) await deliver(event);
    expect(await paymentRow(tenant, orderId)).toMatchObject({
      state: 'authorised',
      providerReference: intent,
    });
  });

  it('what is about nothing of ours, for another amount, or of the other mode has no effect', async () => {
    const { orderId, paymentId, intent } = await startOne(tenant);
    double.books.confirm(intent, 'pm_card_visa');
    const event = eventsOf(intent).at(-1);
    if (!event) throw new Error('The double said nothing.');
    const strange = [
      event.payload
        .replaceAll(intent, 'pi_somebodyelse')
        .replaceAll(paymentId, 'pay_01jz0000000000000000000000'),
      event.payload.replaceAll(intent, 'pi_somebodyelse'),
      event.payload.replace('"amount":2500', '"amount":1'),
      event.payload.replaceAll('"livemode":false', '"livemode":true'),
      event.payload.replace('"object":"payment_intent"', '"object":"invoice"'),
    ].map((payload, i) => ({ ...event, payload: payload.replace(event.id, `${event.id}${i}`) }));
    for (const other of strange) expect(await deliver(other), other.payload).toBe(200);
    expect((await paymentRow(tenant, orderId)).state).toBe('created');
    expect(await deliver(event)).toBe(200);
    expect((await paymentRow(tenant, orderId)).state).toBe('authorised');
  });
});

describe('forged events', () => {
  async function setUp() {
    const payment = await startOne(tenant);
    double.books.confirm(payment.intent, 'pm_card_visa');
    const event = eventsOf(payment.intent).at(-1);
    if (!event) throw new Error('The double said nothing.');
    return { ...payment, event };
  }

  it('are turned away with 400 and change nothing, while the genuine one counts', async () => {
    const { orderId, event } = await setUp();
    const other = await makeStripeTenant();
    const genuine = sign(event.payload, WEBHOOK_SECRET);
    const forged: [string, string][] = [
      [event.payload, sign(event.payload, 'whsec_wrong0123456789')],
      [event.payload.replace('2500', '9999'), genuine],
      [event.payload, sign(event.payload, WEBHOOK_SECRET, now() - 301)],
      [event.payload, sign(event.payload, WEBHOOK_SECRET, now() + 10).replace(/t=\d+/, 't=0')],
      [event.payload, ''],
      [event.payload, 't=1,v1='],
      ['', genuine],
      ['{}', sign('{}', WEBHOOK_SECRET)],
      ['not json', sign('not json', WEBHOOK_SECRET)],
    ];
    for (const [body, signature] of forged) {
      const answer = await post(body, signature);
      expect([answer.status, answer.text.includes('whsec')], signature).toEqual([400, false]);
    }
    expect((await paymentRow(tenant, orderId)).state).toBe('created');
    expect((await post(event.payload, genuine)).status).toBe(200);
    expect((await paymentRow(tenant, orderId)).state).toBe('authorised');
    expect((await post(event.payload, genuine, other)).status).toBe(200);
    expect(await rowsOf(other, 'payments')).toBe(0);
  });

  it('of an unknown tenant and of one without an account look the same', async () => {
    const { event } = await setUp();
    const genuine = sign(event.payload, WEBHOOK_SECRET);
    const unknown = await post(event.payload, genuine, { id: 'ten_01jz0000000000000000000000' });
    const wrong = await post(event.payload, 't=1,v1=00');
    expect([unknown.status, unknown.text]).toEqual([wrong.status, wrong.text]);
    expect(unknown.status).toBe(400);
  });

  it('leave a few audit rows without their content, however many come', async () => {
    const { event } = await setUp();
    for (let i = 0; i < 15; i++) await post(event.payload, 't=1,v1=00');
    const rows = await lookingSql()<{ detail: object; actor_id: string }[]>`
      select detail, actor_id from audit_entries where tenant_id = ${tenant.id} and verb = 'payments.noteForged'`;
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.length).toBeLessThanOrEqual(20);
    expect(rows[0]).toEqual({ detail: { cause: 'a webhook without a valid signature' }, actor_id: 'stripe' });
  });

  it('of another tenant’s payment, signed with one’s own secret, have no effect', async () => {
    const { orderId, event } = await setUp();
    const mallory = await makeStripeTenant();
    expect((await post(event.payload, sign(event.payload, WEBHOOK_SECRET), mallory)).status).toBe(200);
    expect((await paymentRow(tenant, orderId)).state).toBe('created');
  });

  it('that are too large are refused', async () => {
    const large = 'x'.repeat(600 * 1024);
    expect((await post(large, sign(large, WEBHOOK_SECRET))).status).toBe(413);
  });
});

it('a capture that only its webhook tells of ends the operation too', async () => {
  const { orderId, intent } = await startOne(tenant);
  double.books.confirm(intent, 'pm_card_visa');
  for (const event of eventsOf(intent)) await deliver(event);
  await inVerb(asPlatform(tenant), (ctx) => requestCapture(ctx, { orderId, amount: 2500n }));
  double.books.capture(intent, {});
  for (const event of eventsOf(intent)) await deliver(event);
  expect(await runJobs(tenant)).toEqual([]);
  const [row] = await lookingSql()<{ state: string }[]>`
    select state from payment_operations where tenant_id = ${tenant.id} and kind = 'capture'`;
  expect(row?.state).toBe('done');
  expect((await paymentRow(tenant, orderId)).state).toBe('captured');
});
