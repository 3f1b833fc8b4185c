import { afterAll, beforeAll, expect, it } from 'vitest';
import { approve, setRule } from '#modules/approvals/index.ts';
import { createApiKey } from '#modules/identity/index.ts';
import { place } from '#modules/orders/index.ts';
import {
  asPlatform,
  callerOf,
  makeProduct,
  makeTenant,
  orderInput,
  pointsLeft,
  rowsOf,
} from '#tests/factories.ts';
import { json, send, serveApi } from '#tests/http.ts';
import { fingerprintOf, makeOperator, signedIn } from './factories.ts';

let api: Awaited<ReturnType<typeof serveApi>>;
beforeAll(async () => {
  api = await serveApi();
});
afterAll(() => api.close());

it('a refund over REST that needs a second person answers 202 with what waits, also when it is sent again', async () => {
  const tenant = await makeTenant();
  const product = await makeProduct(tenant);
  const { orderId } = await place.call(asPlatform(tenant), orderInput(product));
  const maker = await makeOperator(tenant);
  const other = await signedIn(tenant, await makeOperator(tenant));
  const { secret: key } = await createApiKey.call(
    callerOf(tenant, { type: 'operator', id: maker, permissions: new Set(['keys.manage', 'orders.refund']) }),
    { name: 'Shop', scopes: ['orders.refund'] },
  );
  await setRule.call(asPlatform(tenant), { verb: 'orders.refund', rule: { type: 'always' } });
  const refund = (idempotencyKey: string) =>
    send({
      port: api.port,
      method: 'POST',
      path: `/v1/orders/${orderId}/refunds`,
      key,
      headers: { 'idempotency-key': idempotencyKey },
      body: { reason: 'Sent by mistake' },
    });
  const before = await pointsLeft(tenant, 'program');
  const answers = [await refund('one'), await refund('one')];
  const [first, again] = answers.map((a) => ({ status: a.status, ...json(a) }) as Record<string, unknown>);
  expect(first).toMatchObject({ status: 202, code: 'needs_approval', title: 'needs approval' });
  expect(again?.['params']).toEqual(first?.['params']);
  expect(await rowsOf(tenant, 'approvals')).toBe(1);
  expect(await pointsLeft(tenant, 'program')).toBe(before);
  const approvalId = String((first?.['params'] as { approvalId?: string } | undefined)?.approvalId);
  await approve.call(other, {
    approvalId,
    fingerprint: await fingerprintOf(tenant, approvalId),
    note: 'Right',
  });
  expect(await pointsLeft(tenant, 'program')).toBe((before ?? 0n) + 1000n);
  expect((await refund('two')).status, 'there is nothing left to refund').toBe(409);
});
