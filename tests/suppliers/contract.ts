import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type {
  Lookup,
  RejectReason,
  Supplier,
  SupplierAccess,
  SupplierOrder,
} from '#modules/suppliers/port.ts';
import type { SupplierDouble, SupplierFault } from '#tests/doubles/supplier-faults.ts';

/** What the shared cases must know of one supplier and its double. */
export type ContractCase = {
  supplier: Supplier;
  start: () => Promise<SupplierDouble>;
  credentials: Readonly<Record<string, string>>;
  /** Credentials that the double refuses. */
  wrongCredentials: Readonly<Record<string, string>>;
  /** Something that the double sells and can be paid for. */
  order: Pick<SupplierOrder, 'sku' | 'denomination' | 'currency' | 'country'>;
  /** What it can refuse definitely; the double's `refuseNext` must know each of them. */
  refusals: RejectReason[];
  /** What taking back an issued order comes to. */
  cancelIssued: 'cancelled' | 'not-cancelled';
  /** Whether a look-up says definitely that a reference was never accepted. */
  saysNotFound: boolean;
  /** Whether an order that was lost before it was accepted can be sent again under its reference. */
  resendsLost: boolean;
};

const MOST_STEPS = 12;
/** After these faults the order is in the supplier's books and the answer was of no use. */
const LOST_ANSWERS: SupplierFault[] = ['time-out', 'error-500', 'cut', 'html', 'truncate'];

export function supplierContract(c: ContractCase): void {
  let double: SupplierDouble;
  let access: SupplierAccess;
  beforeAll(async () => {
    double = await c.start();
    access = {
      accountId: `sup_${c.supplier.kind}`,
      mode: 'sandbox',
      baseUrl: double.url,
      credentials: c.credentials,
      timeoutMs: 400,
    };
  });
  beforeEach(() => double.faults.clear());
  afterAll(() => double.stop());

  /** A reference as the order module makes them: lower case letters and digits, 26 long. */
  const newOrder = (): SupplierOrder => ({
    ...c.order,
    reference: randomBytes(13).toString('hex'),
    recipient: { email: 'kim@example.com', name: 'Kim Member' },
  });
  const look = (order: SupplierOrder, supplierReference: string | null = null) =>
    c.supplier.status(access, {
      reference: order.reference,
      supplierReference,
      denomination: order.denomination,
      currency: order.currency,
    });

  /** What the order module does until it knows: look up what is unknown, send again what was never accepted. */
  async function settle(order: SupplierOrder): Promise<Lookup> {
    let answer: Lookup = await c.supplier.order(access, order);
    for (let step = 0; step < MOST_STEPS; step++) {
      if (answer.kind === 'issued' || answer.kind === 'rejected') return answer;
      answer =
        answer.kind === 'unknown'
          ? await look(order, answer.supplierReference)
          : await c.supplier.order(access, order);
    }
    return answer;
  }

  function expectVoucher(answer: Lookup): string {
    if (answer.kind !== 'issued') throw new Error(`not issued: ${JSON.stringify(answer)}`);
    expect(answer.voucher.code.length).toBeGreaterThan(3);
    expect(answer.supplierReference).not.toBe('');
    return `${answer.voucher.code} ${answer.voucher.pin}`;
  }

  it('issues a voucher for an order, at a cost', async () => {
    const order = newOrder();
    const answer = await c.supplier.order(access, order);
    expectVoucher(answer);
    if (answer.kind === 'issued' && answer.cost) expect(answer.cost.amount).toBeGreaterThan(0n);
    expect(double.ordersOf(order.reference)).toBe(1);
  });

  it('gives the same voucher for the same reference, sent again or looked up, and none to another', async () => {
    const order = newOrder();
    const first = expectVoucher(await settle(order));
    expect(expectVoucher(await settle(order))).toBe(first);
    expect(expectVoucher(await look(order))).toBe(first);
    expect(expectVoucher(await settle(newOrder()))).not.toBe(first);
    expect(double.ordersOf(order.reference)).toBe(1);
  });

  it.each(c.refusals)(
    'says %s only when the supplier has refused, and has then taken no order',
    async (reason) => {
      const order = newOrder();
      expect(double.refuseNext(reason), 'the double can refuse for it').toBe(true);
      const answer = await c.supplier.order(access, order);
      expect(answer).toMatchObject({ kind: 'rejected', reason });
      expect(double.ordersOf(order.reference)).toBe(0);
      expectVoucher(await settle(newOrder()));
    },
  );

  it.each(LOST_ANSWERS)(
    'after %s the order is unknown, and looking it up finds the one voucher',
    async (fault) => {
      const order = newOrder();
      double.faults.next(fault);
      expect(await c.supplier.order(access, order)).toMatchObject({ kind: 'unknown' });
      expect(double.ordersOf(order.reference)).toBe(1);
      const voucher = expectVoucher(await settle(order));
      expect(expectVoucher(await look(order))).toBe(voucher);
      expect(double.ordersOf(order.reference)).toBe(1);
    },
  );

  it('tells a lost order from a taken one by looking, not by the answer', async () => {
    const order = newOrder();
    double.faults.next('lost');
    expect(await c.supplier.order(access, order)).toMatchObject({ kind: 'unknown' });
    expect(double.ordersOf(order.reference)).toBe(0);
    const settled = await settle(order);
    if (c.resendsLost) expectVoucher(settled);
    else expect(settled.kind, 'stays open for a person').toBe('unknown');
    expect(double.ordersOf(order.reference)).toBe(c.resendsLost ? 1 : 0);
  });

  it('waits for a late delivery under the same reference', async () => {
    const order = newOrder();
    double.faults.next('deliver-late');
    expect(await c.supplier.order(access, order)).toMatchObject({ kind: 'unknown', accepted: true });
    expectVoucher(await settle(order));
    expect(double.ordersOf(order.reference)).toBe(1);
  });

  it('passes a repeated code on as it is, so that the vouchers see that it is one', async () => {
    const first = expectVoucher(await settle(newOrder()));
    double.faults.next('repeat-code');
    expect(expectVoucher(await settle(newOrder()))).toBe(first);
  });

  it('comes back after the pause when it is throttled, and nothing was taken', async () => {
    const order = newOrder();
    double.faults.next('throttle');
    const answer = await c.supplier.order(access, order);
    expect(answer).toMatchObject({ kind: 'retry-after', seconds: double.faults.retryAfterSeconds });
    expect(double.ordersOf(order.reference)).toBe(0);
    expectVoucher(await settle(order));
  });

  it('knows a reference that was never accepted', async () => {
    expect((await look(newOrder())).kind).toBe(c.saysNotFound ? 'not-found' : 'unknown');
  });

  it('says that wrong credentials are wrong, and learns nothing with them', async () => {
    const wrong = { ...access, accountId: `${access.accountId}x`, credentials: c.wrongCredentials };
    const order = newOrder();
    expect(await c.supplier.order(wrong, order)).toMatchObject({ kind: 'rejected', reason: 'credentials' });
    expect(double.ordersOf(order.reference)).toBe(0);
    expect(await c.supplier.balance(wrong)).toEqual([]);
    expect(await c.supplier.catalogue(wrong)).toEqual([]);
    expect((await c.supplier.status(wrong, { ...order, supplierReference: null })).kind).toBe('unknown');
  });

  it('may send again what could not be sent, and looks up nothing from silence', async () => {
    const nobody = { ...access, accountId: `${access.accountId}y`, baseUrl: 'http://127.0.0.1:9' };
    expect(await c.supplier.order(nobody, newOrder())).toMatchObject({ kind: 'retry-after' });
    expect((await c.supplier.status(nobody, { ...newOrder(), supplierReference: null })).kind).toBe(
      'unknown',
    );
    expect(await c.supplier.catalogue(nobody)).toEqual([]);
  });

  it('lists what it sells with what we pay, and what is left on the account', async () => {
    const catalogue = await c.supplier.catalogue(access);
    const product = catalogue.find((p) => p.sku === c.order.sku);
    expect(product).toMatchObject({ currency: c.order.currency, available: true });
    expect(product?.costBasisPoints).toBeGreaterThan(5000);
    expect(product?.costBasisPoints).toBeLessThan(15_000);
    const { sku, denomination, currency, country } = c.order;
    expect(await c.supplier.availability(access, { sku, denomination, currency, country })).toBe('available');
    const [balance] = await c.supplier.balance(access);
    expect(balance?.amount).toBeGreaterThan(0n);
  });

  it('takes an issued order back only where the supplier does', async () => {
    const order = newOrder();
    const issued = await settle(order);
    expectVoucher(issued);
    const supplierReference = issued.kind === 'issued' ? issued.supplierReference : null;
    expect(
      await c.supplier.cancel(access, { reference: order.reference, supplierReference, original: order }),
    ).toBe(c.cancelIssued);
  });

  describe('what it says in words', () => {
    it('holds neither a code nor a credential', async () => {
      const details: string[] = [];
      for (const fault of [...LOST_ANSWERS, 'lost', 'throttle', 'deliver-late'] as const) {
        double.faults.next(fault);
        const answer = await c.supplier.order(access, newOrder());
        if ('detail' in answer) details.push(answer.detail);
      }
      for (const reason of c.refusals) {
        double.refuseNext(reason);
        const answer = await c.supplier.order(access, newOrder());
        if ('detail' in answer) details.push(answer.detail);
      }
      expect(details.length).toBeGreaterThan(7);
      for (const secret of Object.values(c.credentials)) expect(details.join('\n')).not.toContain(secret);
      expect(details.join('\n')).not.toMatch(/\d{8}|kim@example/);
    });
  });
}
