import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { simulated } from '#modules/suppliers/adapters/simulated.ts';
import type { Lookup, SupplierAccess, SupplierOrder } from '#modules/suppliers/port.ts';
import { SIMULATED_KEY, type SimulatedSupplier, startSimulated } from '#tests/doubles/simulated.ts';
import { send } from '#tests/http.ts';

let double: SimulatedSupplier;
let access: SupplierAccess;
beforeAll(async () => {
  double = await startSimulated();
  const credentials = { apiKey: SIMULATED_KEY };
  access = { accountId: 'sup_x', mode: 'sandbox', baseUrl: double.url, credentials, timeoutMs: 300 };
});
afterAll(() => double.stop());

const orderFor = (tag: string, denomination = 2500n): SupplierOrder => ({
  reference: randomBytes(13).toString('hex'),
  sku: 'SIM-EUR',
  denomination,
  currency: 'EUR',
  country: 'DE',
  recipient: { email: tag ? `kim+${tag}@example.com` : 'kim@example.com', name: null },
});
const look = (order: SupplierOrder) => simulated.status(access, { ...order, supplierReference: null });

/** First answer, then what it comes to by looking up and sending again under the same reference. */
async function lifeOf(order: SupplierOrder): Promise<[first: string, last: string, orders: number]> {
  let answer: Lookup = await simulated.order(access, order);
  const first = answer.kind;
  for (let i = 0; i < 6 && answer.kind !== 'issued' && answer.kind !== 'rejected'; i++) {
    answer = answer.kind === 'unknown' ? await look(order) : await simulated.order(access, order);
  }
  return [first, answer.kind, double.ordersOf(order.reference)];
}

const TAGS: [tag: string, first: string, last: string, orders: number][] = [
  ['', 'issued', 'issued', 1],
  ['timeout', 'unknown', 'issued', 1],
  ['500', 'unknown', 'issued', 1],
  ['cut', 'unknown', 'issued', 1],
  ['html', 'unknown', 'issued', 1],
  ['truncate', 'unknown', 'issued', 1],
  ['late', 'unknown', 'issued', 1],
  ['lost', 'unknown', 'issued', 1],
  ['throttle', 'retry-after', 'issued', 1],
  ['unknown', 'unknown', 'unknown', 1],
  ['reject', 'rejected', 'rejected', 0],
  ['stock', 'rejected', 'rejected', 0],
  ['funds', 'rejected', 'rejected', 0],
  ['country', 'rejected', 'rejected', 0],
];

describe("the sandbox's magic values", () => {
  it.each(TAGS)('kim+%s@ is first %s and ends as %s, with %i orders', async (tag, ...life) => {
    expect(await lifeOf(orderFor(tag))).toEqual(life);
  });

  it.each([
    [2591n, 'unknown'],
    [2592n, 'unknown'],
    [2593n, 'unknown'],
    [2594n, 'unknown'],
    [2596n, 'unknown'],
    [2597n, 'retry-after'],
    [2598n, 'rejected'],
    [2599n, 'unknown'],
    [2590n, 'issued'],
  ])('a value of %s minor units is first %s', async (denomination, first) => {
    expect((await simulated.order(access, orderFor('', denomination))).kind).toBe(first);
  });

  it('kim+duplicate@ and values that end in 95 get the code that went out last', async () => {
    const codeOf = async (order: SupplierOrder) => {
      const answer = await simulated.order(access, order);
      return answer.kind === 'issued' ? answer.voucher.code : answer.kind;
    };
    const first = await codeOf(orderFor(''));
    expect(await codeOf(orderFor('duplicate'))).toBe(first);
    expect(await codeOf(orderFor('', 2595n))).toBe(first);
    expect(await codeOf(orderFor(''))).not.toBe(first);
  });

  it('what is never finished can be taken back, and then ends as refused', async () => {
    const order = orderFor('unknown');
    await simulated.order(access, order);
    expect(await simulated.cancel(access, { ...order, supplierReference: null })).toBe('cancelled');
    expect(await look(order)).toMatchObject({ kind: 'rejected' });
  });
});

describe('its control desk', () => {
  const control = (path: string, body?: unknown) =>
    send({ port: Number(new URL(double.url).port), method: 'POST', path: `/control/${path}`, body });

  it('puts a fault before the next orders, finishes what is under way, and counts', async () => {
    await control('faults', { fault: 'deliver-late', times: 1 });
    const order = orderFor('');
    expect((await simulated.order(access, order)).kind).toBe('unknown');
    await control('settle');
    expect((await look(order)).kind).toBe('issued');
    expect((await simulated.order(access, orderFor(''))).kind).toBe('issued');
    const { text } = await control(`orders?reference=${order.reference}`);
    expect(JSON.parse(text)).toEqual({ orders: 1 });
  });

  it('refuses what it does not know, and the same reference for another order', async () => {
    expect((await control('faults', { fault: 'nonsense', times: 1 })).status).toBe(422);
    expect((await control('nothing')).status).toBe(422);
    const order = orderFor('');
    await simulated.order(access, order);
    expect(await simulated.order(access, { ...order, denomination: 1000n })).toMatchObject({
      kind: 'unknown',
    });
  });
});
