import { z } from 'zod';
import { minorUnits } from '#integrations/decimal.ts';
import {
  placeWoohooOrder,
  readWoohooBalance,
  readWoohooProduct,
  reverseWoohooOrder,
  type WoohooAccess,
} from '#integrations/woohoo/client.ts';
import { woohooBalance, woohooReversal } from '#integrations/woohoo/wire.ts';
import { rejected, unanswered, unknown } from '../answers.ts';
import type { Cost, Outcome, Supplier, SupplierAccess, SupplierOrder } from '../port.ts';
import { sells } from './sells.ts';
import { offeredAtWoohoo, woohooCatalogue } from './woohoo-catalogue.ts';
import { woohooBody } from './woohoo-order.ts';
import { foundAtWoohoo, placedAtWoohoo } from './woohoo-outcome.ts';

const given = z.string().min(1);
const Credentials = z.object({ clientId: given, clientSecret: given, username: given, password: given });

/** Woohoo (Qwikcilver), REST API V3. A refno is refused the second time, so a repeat is a look-up. */
export const woohoo: Supplier = {
  kind: 'woohoo',
  remembersHours: 7 * 24,
  order,
  status: async (access, { reference }) => {
    const account = accountOf(access);
    return account ? foundAtWoohoo(account, reference) : unknown('The Woohoo account lacks credentials.');
  },
  cancel,
  availability: async (access, wanted) => {
    const account = accountOf(access);
    const answer = account && (await readWoohooProduct(account, wanted.sku));
    const product =
      answer && 'status' in answer && answer.status === 200 ? offeredAtWoohoo(answer.json) : null;
    return product ? sells([product], wanted) : 'unknown';
  },
  catalogue: async (access) => {
    const account = accountOf(access);
    return account ? woohooCatalogue(account, access.credentials['categoryId']) : [];
  },
  balance,
};

async function order(access: SupplierAccess, wanted: SupplierOrder): Promise<Outcome> {
  const account = accountOf(access);
  if (!account) return rejected('credentials', 'The Woohoo account lacks credentials.');
  const body = woohooBody(wanted, access.credentials);
  if (!body) return rejected('invalid', 'Woohoo cannot take this currency or reference.');
  const answer = await placeWoohooOrder(account, body);
  if ('refused' in answer) return rejected('credentials', 'Woohoo refuses the credentials.');
  if ('failed' in answer) return unanswered(answer);
  const outcome = await placedAtWoohoo(account, answer);
  const isRepeat = outcome.kind === 'unknown' && outcome.accepted && outcome.supplierReference === null;
  if (!isRepeat) return outcome;
  const found = await foundAtWoohoo(account, wanted.reference);
  return found.kind === 'not-found' ? outcome : found;
}

/** A reversal is accepted now and done later: only the state CANCELED says that the card is dead. */
async function cancel(
  access: SupplierAccess,
  { original }: Parameters<Supplier['cancel']>[1],
): ReturnType<Supplier['cancel']> {
  const account = accountOf(access);
  const body = original && woohooBody(original, access.credentials);
  if (!account || !body) return 'not-cancelled';
  const answer = await reverseWoohooOrder(account, body);
  if (!('status' in answer)) return 'unknown';
  if (answer.status === 400 && answer.json !== undefined) return 'not-cancelled';
  const { data } = woohooReversal.safeParse(answer.json);
  return answer.status === 200 && data?.order.status === 'CANCELED' ? 'cancelled' : 'unknown';
}

/** What is left on the stored-value card that the account pays from, if its number was given. */
async function balance(access: SupplierAccess): Promise<Cost[]> {
  const account = accountOf(access);
  const { svcCardNumber: cardNumber, svcCardPin: pin } = access.credentials;
  if (!account || !cardNumber) return [];
  const answer = await readWoohooBalance(account, { cardNumber, ...(pin ? { pin } : {}) });
  const { data } = woohooBalance.safeParse('status' in answer && answer.status < 300 ? answer.json : null);
  const amount = data ? minorUnits(data.balance, data.currency.code) : null;
  return data && amount !== null ? [{ amount, currency: data.currency.code }] : [];
}

function accountOf({ baseUrl, credentials, timeoutMs }: SupplierAccess): WoohooAccess | null {
  const { data } = Credentials.safeParse(credentials);
  return data ? { ...data, baseUrl, timeoutMs } : null;
}
