import { z } from 'zod';
import { majorNumber, minorUnits } from '#integrations/decimal.ts';
import {
  findReloadlyTransactions,
  placeReloadlyOrder,
  type ReloadlyAccess,
  readReloadlyBalance,
  readReloadlyProduct,
} from '#integrations/reloadly/client.ts';
import { type ReloadlyOrder, reloadlyBalance, reloadlyTransactions } from '#integrations/reloadly/wire.ts';
import { rejected, unanswered, unknown } from '../answers.ts';
import type { Cost, Lookup, Outcome, Supplier, SupplierAccess, SupplierOrder } from '../port.ts';
import { offered, reloadlyCatalogue } from './reloadly-catalogue.ts';
import { outcomeAtReloadly, placedAtReloadly, REPORT_SECONDS } from './reloadly-outcome.ts';
import { sells } from './sells.ts';

const Credentials = z.object({ clientId: z.string().min(1), clientSecret: z.string().min(1) });

/**
 * Reloadly gift cards. It promises nothing about a second order with our reference, so each order is looked for
 * before it is placed; and it takes no order back.
 */
export const reloadly: Supplier = {
  kind: 'reloadly',
  remembersHours: 30 * 24,
  order,
  status: async (access, asked) => {
    const account = accountOf(access);
    return account ? found(account, asked.reference) : unknown('The Reloadly account lacks credentials.');
  },
  cancel: async () => 'not-cancelled',
  availability: async (access, wanted) => {
    const account = accountOf(access);
    const answer = account && (await readReloadlyProduct(account, wanted.sku));
    if (!answer || !('status' in answer)) return 'unknown';
    if (answer.status === 404) return 'unavailable';
    const product = answer.status === 200 ? offered(answer.json) : null;
    return product ? sells([product], wanted) : 'unknown';
  },
  catalogue: async (access) => {
    const account = accountOf(access);
    return account ? reloadlyCatalogue(account) : [];
  },
  balance,
};

async function order(access: SupplierAccess, wanted: SupplierOrder): Promise<Outcome> {
  const account = accountOf(access);
  if (!account) return rejected('credentials', 'The Reloadly account lacks credentials.');
  const productId = Number(wanted.sku);
  if (!/^\d{1,15}$/.test(wanted.sku)) return rejected('not_sold_here', 'Reloadly has numbers as SKUs.');
  const before = await lookFor(account, wanted.reference);
  if ('outcome' in before) return before.outcome;
  if (before.order) return outcomeAtReloadly(account, before.order);
  const unitPrice = majorNumber({ amount: wanted.denomination, currency: wanted.currency });
  const answer = await placeReloadlyOrder(account, {
    productId,
    quantity: 1,
    unitPrice,
    customIdentifier: wanted.reference,
    // Without a recipient Reloadly sends no mail: the voucher is ours to hand over.
    senderName: 'Rewards',
  });
  if ('refused' in answer) return rejected('credentials', 'Reloadly refuses the credentials.');
  return 'failed' in answer ? unanswered(answer) : placedAtReloadly(account, answer);
}

type Looked = { order: ReloadlyOrder | null } | { outcome: Outcome };

/** Our order in Reloadly's report, if it is there. Before an order, a failed look means that nothing was placed. */
async function lookFor(account: ReloadlyAccess, reference: string): Promise<Looked> {
  const answer = await findReloadlyTransactions(account, reference);
  if ('refused' in answer) {
    return { outcome: rejected('credentials', 'Reloadly refuses the credentials.') };
  }
  const { data } = reloadlyTransactions.safeParse(
    'status' in answer && answer.status === 200 ? answer.json : null,
  );
  if (!data) {
    const reason = 'status' in answer ? `answered ${answer.status}` : answer.reason;
    return { outcome: unanswered({ failed: 'not-sent', reason }) };
  }
  const ours = data.content.filter((o) => o.customIdentifier === reference);
  const [order] = ours;
  if (ours.length > 1) return { outcome: twice(String(order?.transactionId)) };
  // Orders of others among the found ones: the report was not searched by our reference.
  if (!order && data.content.length > 0)
    return { outcome: unknown('Reloadly did not search by our reference.') };
  return { order: order ?? null };
}

const twice = (supplierReference: string): Outcome =>
  unknown('Reloadly has two orders under our reference: a person must decide.', {
    accepted: true,
    supplierReference,
  });

async function found(account: ReloadlyAccess, reference: string): Promise<Lookup> {
  const looked = await lookFor(account, reference);
  if ('outcome' in looked) {
    const { outcome } = looked;
    return outcome.kind === 'unknown'
      ? outcome
      : unknown('The look-up was not answered.', { askAgainSeconds: REPORT_SECONDS });
  }
  return looked.order ? outcomeAtReloadly(account, looked.order) : { kind: 'not-found' };
}

async function balance(access: SupplierAccess): Promise<Cost[]> {
  const account = accountOf(access);
  const answer = account && (await readReloadlyBalance(account));
  const { data } = reloadlyBalance.safeParse(answer && 'status' in answer ? answer.json : null);
  const amount = data ? minorUnits(data.balance, data.currencyCode) : null;
  return data && amount !== null ? [{ amount, currency: data.currencyCode }] : [];
}

function accountOf({ baseUrl, credentials, timeoutMs }: SupplierAccess): ReloadlyAccess | null {
  const { data } = Credentials.safeParse(credentials);
  return data ? { ...data, baseUrl, timeoutMs } : null;
}
