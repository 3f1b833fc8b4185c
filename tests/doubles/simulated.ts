import { z } from 'zod';
import type { RejectReason } from '#modules/suppliers/port.ts';
import { openBooks, orderBody } from './simulated-books.ts';
import { type Magic, magicOf } from './simulated-magic.ts';
import {
  type DoubleAnswer,
  isAccepted,
  makeFaults,
  type Spoilt,
  SUPPLIER_FAULTS,
  type SupplierDouble,
  type SupplierFault,
  sendAnswer,
} from './supplier-faults.ts';
import { type DoubleRequest, serveDouble } from './supplier-server.ts';

export const SIMULATED_KEY = 'simulated-key';

export type SimulatedProduct = {
  sku: string;
  name: string;
  brand: string;
  country: string;
  currency: string;
  type: 'fixed' | 'range';
  values: string[];
  available: boolean;
  cost_basis_points: number;
};
export type SimulatedSupplier = SupplierDouble & {
  setCatalogue: (products: SimulatedProduct[]) => void;
  /** Finishes at the next look-up whatever is under way. */
  settle: () => void;
};
type Reply = DoubleAnswer & { spoilt?: Spoilt };

const faultBody = z.object({ fault: z.enum(SUPPLIER_FAULTS), times: z.number().int().min(1).max(1000) });
const catalogueBody = z.object({ products: z.array(z.custom<SimulatedProduct>()).max(20_000) });
const BALANCES = [
  { amount: '100000000', currency: 'EUR' },
  { amount: '100000000', currency: 'USD' },
];

function product(currency: string, country: string): SimulatedProduct {
  const [name, brand] = [`Simulated gift card ${currency}`, 'Simulated'];
  const values = ['100', '100000'];
  const terms = { type: 'range' as const, values, available: true, cost_basis_points: 9500 };
  return { sku: `SIM-${currency}`, name, brand, country, currency, ...terms };
}

const refused = (error: string, status = 409): Reply => ({ status, body: { error } });

/** Starts a simulated supplier: what sandboxes and the demo order from; a free port unless told. */
export async function startSimulated({ port = 0 } = {}): Promise<SimulatedSupplier> {
  const faults = makeFaults();
  const books = openBooks();
  const metOnce = new Set<string>();
  let products = [product('EUR', 'DE'), product('USD', 'US'), product('GBP', 'GB')];
  let refusal: RejectReason | null = null;

  function place(request: DoubleRequest): Reply {
    const parsed = orderBody.safeParse(request.json);
    if (!parsed.success) return refused('invalid', 422);
    const body = parsed.data;
    if (books.has(body.reference)) {
      return books.isSame(body) ? books.show(body.reference) : refused('reference_used');
    }
    const magic = magicOf(body);
    const reason = refusal ?? (magic && 'refuse' in magic ? magic.refuse : null);
    refusal = null;
    if (reason) return refused(reason === 'credentials' ? 'wrong_key' : reason);
    const fault = faults.take() ?? faultOf(magic, body.reference);
    const spoilt = { fault, trouble: (status: number) => ({ error: `status_${status}` }), faults };
    if (!isAccepted(fault)) return { status: 500, spoilt };
    const costBasisPoints = products.find((p) => p.sku === body.sku)?.cost_basis_points ?? 9500;
    const { lateLookUps } = faults;
    return { ...books.accept(body, { fault, magic, costBasisPoints, lateLookUps }), spoilt };
  }

  /** A fault that takes no order happens once to a reference, so that sending it again succeeds. */
  function faultOf(magic: Magic | null, reference: string): SupplierFault | null {
    if (!magic || !('fault' in magic)) return null;
    if (isAccepted(magic.fault)) return magic.fault;
    if (metOnce.has(reference)) return null;
    metOnce.add(reference);
    return magic.fault;
  }

  /** What tests and the demo tell it. */
  function control(request: DoubleRequest): Reply {
    const told = faultBody.safeParse(request.json);
    const given = catalogueBody.safeParse(request.json);
    const reference = request.query.get('reference');
    if (request.path === '/control/faults' && told.success) faults.next(told.data.fault, told.data.times);
    else if (request.path === '/control/catalogue' && given.success) products = given.data.products;
    else if (request.path === '/control/settle') books.settle();
    else if (request.path === '/control/reset') faults.clear();
    else if (request.path !== '/control/orders') return refused('invalid', 422);
    return { status: 200, body: { orders: reference ? Number(books.has(reference)) : books.count() } };
  }

  function reply(request: DoubleRequest): Reply {
    const { method, path, headers } = request;
    if (path.startsWith('/control/')) return control(request);
    if (headers['authorization'] !== `Bearer ${SIMULATED_KEY}`) return refused('wrong_key', 401);
    const [, reference = '', cancelling] = /^\/orders\/([^/]+)(\/cancel)?$/.exec(path) ?? [];
    const route = `${method} ${path}`;
    if (route === 'POST /orders') return place(request);
    if (route === 'GET /catalogue') return { status: 200, body: { products } };
    if (route === 'GET /balances') return { status: 200, body: { balances: BALANCES } };
    if (!reference) return refused('no_such_path', 404);
    return cancelling
      ? books.cancel(decodeURIComponent(reference))
      : books.lookUp(decodeURIComponent(reference));
  }

  const { url, stop } = await serveDouble((request, response) => {
    const { spoilt, ...answer } = reply(request);
    sendAnswer(response, answer, spoilt);
  }, port);
  return {
    url,
    stop,
    faults,
    ordersOf: (reference) => Number(books.has(reference)),
    orders: books.count,
    settle: books.settle,
    refuseNext: (reason) => {
      refusal = reason;
      return true;
    },
    setCatalogue: (given) => {
      products = given;
    },
  };
}
