import type { ServerResponse } from 'node:http';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runa } from '#modules/suppliers/adapters/runa.ts';
import { tango } from '#modules/suppliers/adapters/tango.ts';
import { tremendous } from '#modules/suppliers/adapters/tremendous.ts';
import type { Supplier } from '#modules/suppliers/port.ts';
import { RUNA_CREDENTIALS } from '#tests/doubles/runa.ts';
import { serveDouble } from '#tests/doubles/supplier-server.ts';
import { TANGO_CREDENTIALS } from '#tests/doubles/tango.ts';
import { TREMENDOUS_CREDENTIALS } from '#tests/doubles/tremendous.ts';
import { asking, newOrder } from './asking.ts';

const WANTED = { sku: 'ANY', denomination: 2500n, currency: 'USD', country: 'US' };
type Told = { status: number; text: string };

let told: Told = { status: 200, text: '' };
let server: Awaited<ReturnType<typeof serveDouble>>;
beforeAll(async () => {
  server = await serveDouble((_, response: ServerResponse) => {
    response.writeHead(told.status, { 'content-type': 'application/json' }).end(told.text);
  });
});
afterAll(() => server.stop());

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
const text = fc.oneof(
  fc.jsonValue().map((value) => JSON.stringify(value)),
  fc.constantFrom('', '<html>', '{"order":', 'null', '[]', '{}', '{"errors":[]}', '{"order":{"id":"1"}}'),
  fc
    .record({
      id: fc.constant('O-1'),
      status: fc.constantFrom('COMPLETED', 'COMPLETE', 'EXECUTED', 'FAILED_', ''),
      referenceOrderID: fc.constant('RA-1'),
      utid: fc.constantFrom('ANY', 'OTHER'),
      items: fc.constantFrom([], [{}], null),
    })
    .map((value) => JSON.stringify(value)),
);

const SUPPLIERS: [string, Supplier, Record<string, string>][] = [
  ['tango', tango, TANGO_CREDENTIALS],
  ['runa', runa, RUNA_CREDENTIALS],
  ['tremendous', tremendous, TREMENDOUS_CREDENTIALS],
];

/** Their own forms of saying no. */
const PROBLEM: Readonly<Record<string, object>> = {
  tango: { httpCode: 400, httpPhrase: 'x', message: 'x' },
  runa: { type: 'x', message: 'x' },
  tremendous: { errors: { message: 'x' } },
};
/** Complete orders in each one's form, without our reference. */
const COMPLETE: Readonly<Record<string, unknown>> = {
  tango: {
    referenceOrderID: 'ID-1',
    utid: 'ANY',
    status: 'COMPLETE',
    denomination: { value: 25, currencyCode: 'USD' },
    reward: { credentialList: [{ type: 'text', credentialType: 'giftCode', value: 'CODE-1' }] },
  },
  runa: {
    id: 'ID-1',
    status: 'COMPLETED',
    currency: 'USD',
    items: [
      {
        face_value: '25.00',
        products: { type: 'SINGLE', value: 'ANY' },
        payout: { status: 'ACTIVE', url: 'https://gifts.example/-/1' },
      },
    ],
  },
  tremendous: {
    order: {
      id: 'ID-1',
      status: 'EXECUTED',
      rewards: [
        {
          id: 'REWARD-1',
          value: { denomination: 25, currency_code: 'USD' },
          delivery: { method: 'LINK', link: 'https://gifts.example/1' },
        },
      ],
    },
  },
};

describe.each(SUPPLIERS)('whatever answers in place of %s', (_, supplier, credentials) => {
  const place = () => asking(supplier, server.url, credentials).place(newOrder(WANTED));
  const look = () => asking(supplier, server.url, credentials).look(newOrder(WANTED), 'O-1');

  it('an answer that is not of its form leaves an order unknown, and nothing throws', async () => {
    await fc.assert(
      fc.asyncProperty(status, text, async (code, body) => {
        told = { status: code, text: body };
        expect((await place()).kind).toBe('unknown');
        expect((await look()).kind).toBe('unknown');
        expect(await asking(supplier, server.url, credentials).cancel(newOrder(WANTED), 'O-1')).not.toBe(
          'cancelled',
        );
        expect(await supplier.catalogue(asking(supplier, server.url, credentials).access)).toEqual([]);
        expect(await supplier.balance(asking(supplier, server.url, credentials).access)).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  it.each([401, 402, 403, 422, 429, 500])(
    '%i in its own form is never an answer to a look-up',
    async (code) => {
      const body = { httpCode: code, type: 'x', message: 'x', errors: { message: 'x' } };
      told = { status: code, text: JSON.stringify(body) };
      expect((await look()).kind).toBe('unknown');
    },
  );

  it.each([408, 409, 500, 503])('%i in its own form leaves an order unknown', async (code) => {
    told = { status: code, text: JSON.stringify(PROBLEM[supplier.kind]) };
    expect((await place()).kind).toBe('unknown');
    told = { ...told, status: 422 };
    expect((await place()).kind, 'other than what it always refuses').toBe('rejected');
  });

  it('an order under another id than was asked for is not ours', async () => {
    told = { status: 200, text: JSON.stringify(COMPLETE[supplier.kind]) };
    const { look: ask } = asking(supplier, server.url, credentials);
    expect((await ask(newOrder(WANTED), 'ID-1')).kind).toBe('issued');
    expect((await ask(newOrder(WANTED), 'ID-2')).kind).toBe('unknown');
  });
});
