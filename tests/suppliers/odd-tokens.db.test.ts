import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { reloadly } from '#modules/suppliers/adapters/reloadly.ts';
import { simulated } from '#modules/suppliers/adapters/simulated.ts';
import { woohoo } from '#modules/suppliers/adapters/woohoo.ts';
import type { Supplier, SupplierAccess, SupplierOrder } from '#modules/suppliers/port.ts';
import { RELOADLY_CREDENTIALS } from '#tests/doubles/reloadly.ts';
import { SIMULATED_KEY } from '#tests/doubles/simulated.ts';
import { type DoubleRequest, serveDouble } from '#tests/doubles/supplier-server.ts';
import { WOOHOO_CREDENTIALS } from '#tests/doubles/woohoo.ts';

type Told = { status: number; text: string };
const json = (body: unknown, status = 200): Told => ({ status, text: JSON.stringify(body) });

let odd: Told = json({});
/** What is answered as it should be; anything else gets the odd answer. */
let sane: (request: DoubleRequest) => Told | null = () => null;
let server: Awaited<ReturnType<typeof serveDouble>>;
beforeAll(async () => {
  server = await serveDouble((request, response) => {
    const { status, text } = sane(request) ?? odd;
    response.writeHead(status, { 'content-type': 'application/json' }).end(text);
  });
});
afterAll(() => server.stop());

const CODES = [null, 6053, 5321, 'SOMETHING_ELSE', 'DUPLICATE', ''];
const text = fc.oneof(
  fc.jsonValue().map((value) => JSON.stringify(value)),
  fc.constantFrom('', '<html>', '{"status":', 'null', '[]', '{}', '[{}]', '{"cards":[{},{}]}'),
  fc
    .record({
      status: fc.constantFrom('SUCCESSFUL', 'COMPLETE', 'issued', 'refunded', 'cancelled?', ''),
      transactionId: fc.constantFrom(1, '1', null),
      orderId: fc.constantFrom('', 'A'),
      amount: fc.constantFrom(1, -1, 'x', null),
      currencyCode: fc.constantFrom('EUR', 'E'),
      cards: fc.constantFrom([], [{}], [{ cardNumber: '1' }, { cardNumber: '2' }], null),
      smiles: fc.constantFrom([], [{}], [{ code: 'a' }, { code: 'b' }], null),
      errorCode: fc.constantFrom(...CODES),
      code: fc.constantFrom(...CODES),
      error: fc.constantFrom(...CODES),
    })
    .map((value) => JSON.stringify(value)),
);
const status = fc.constantFrom(
  200,
  201,
  202,
  204,
  301,
  400,
  401,
  403,
  404,
  408,
  409,
  418,
  422,
  500,
  502,
  504,
);

const order = (over: Partial<SupplierOrder>): SupplierOrder => ({
  reference: 'ful_01jz0000000000000000000000',
  sku: '120',
  denomination: 1000n,
  currency: 'INR',
  country: 'IN',
  recipient: { email: 'kim@example.com', name: null },
  ...over,
});
type Case = [string, Supplier, Record<string, string>, (request: DoubleRequest) => Told | null];
const CASES: Case[] = [
  ['simulated', simulated, { apiKey: SIMULATED_KEY }, () => null],
  [
    'reloadly',
    reloadly,
    RELOADLY_CREDENTIALS,
    ({ path }) => {
      if (path === '/oauth/token') return json({ access_token: 'a', expires_in: 86_400 });
      return path === '/reports/transactions' ? json({ content: [] }) : null;
    },
  ],
  [
    'woohoo',
    woohoo,
    WOOHOO_CREDENTIALS,
    ({ path }) => {
      if (path === '/oauth2/verify') return json({ authorizationCode: 'a' });
      return path === '/oauth2/token' ? json({ token: 'a' }) : null;
    },
  ],
];

describe.each(CASES)('whatever answers in place of %s', (_, supplier, credentials, asItShould) => {
  let access: SupplierAccess;
  beforeEach(() => {
    sane = asItShould;
    access = { accountId: 'sup_odd', mode: 'sandbox', baseUrl: server.url, credentials, timeoutMs: 2_000 };
  });
  const asked = () => ({ ...order({}), supplierReference: '1' });

  it('leaves an order unknown that may have been taken, and nothing throws', async () => {
    await fc.assert(
      fc.asyncProperty(status, text, async (code, body) => {
        odd = { status: code, text: body };
        expect((await supplier.order(access, order({}))).kind).toBe('unknown');
        expect(await supplier.cancel(access, { ...asked(), original: order({}) })).not.toBe('cancelled');
        expect(await supplier.catalogue(access)).toEqual([]);
        expect(await supplier.balance(access)).toEqual([]);
        const availability = await supplier.availability(access, order({}));
        expect(availability).not.toBe('available');
      }),
      { numRuns: 150 },
    );
  });

  it('leaves an order unknown when a 5xx says what would be a refusal', async () => {
    for (const refusal of [{ error: 'refused' }, { errorCode: 'INSUFFICIENT_BALANCE' }, { code: 5318 }]) {
      const kindAt = async (code: number) => {
        odd = json(refusal, code);
        return (await supplier.order(access, order({}))).kind;
      };
      expect([await kindAt(500), await kindAt(503)]).toEqual(['unknown', 'unknown']);
    }
  });

  it('finds nothing, refuses nothing and issues nothing by a look-up that it does not understand', async () => {
    sane = (request) => (request.path.startsWith('/oauth') ? asItShould(request) : null);
    await fc.assert(
      fc.asyncProperty(status, text, async (code, body) => {
        odd = { status: code, text: body };
        expect((await supplier.status(access, asked())).kind).toBe('unknown');
      }),
      { numRuns: 150 },
    );
  });

  it('that is no token sends no order, and refuses none but for the credentials', async () => {
    sane = () => null;
    await fc.assert(
      fc.asyncProperty(status, text, async (code, body) => {
        odd = { status: code, text: body };
        const fresh = Object.fromEntries(Object.entries(credentials).map(([k, v]) => [k, `${v}-${code}`]));
        const answer = await supplier.order({ ...access, credentials: fresh }, order({}));
        expect(answer.kind).not.toBe('issued');
        if (answer.kind === 'rejected') expect(answer.reason).toBe('credentials');
      }),
      { numRuns: 100 },
    );
  });
});
