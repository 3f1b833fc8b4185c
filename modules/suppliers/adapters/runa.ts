import { z } from 'zod';
import { majorNumber, minorUnits } from '#integrations/decimal.ts';
import { placeRunaOrder, readRunaBalances } from '#integrations/runa/client.ts';
import { runaBalances } from '#integrations/runa/wire.ts';
import { rejected, unanswered } from '../answers.ts';
import type { Cost, Outcome, Supplier, SupplierAccess, SupplierOrder } from '../port.ts';
import { runaCatalogueOf, runaHas } from './runa-catalogue.ts';
import { cancelledAtRuna, foundAtRuna } from './runa-look-up.ts';
import { placedAtRuna } from './runa-outcome.ts';
import type { RunaAccount } from './runa-payout.ts';

const Credentials = z.object({
  apiKey: z.string().min(1),
  /** The host of payout addresses, where the account has one of its own. */
  payoutHost: z.string().min(1).optional(),
});
const LONGEST_REFERENCE = 128;

/** Runa. It replays an answer for 30 days; after that the same key would order anew. */
export const runa: Supplier = {
  kind: 'runa',
  remembersHours: 29 * 24,
  order,
  status: (access, asked) => foundAtRuna(accountOf(access), asked),
  cancel: (access, asked) => cancelledAtRuna(accountOf(access), asked),
  availability: (access, product) => runaHas(accountOf(access), product),
  catalogue: (access) => runaCatalogueOf(accountOf(access)),
  balance: (access) => balance(accountOf(access)),
};

async function order(access: SupplierAccess, wanted: SupplierOrder): Promise<Outcome> {
  const account = accountOf(access);
  if (!account) return rejected('credentials', 'The Runa account lacks its API key.');
  const { reference: key, sku: product, currency } = wanted;
  if (key.length > LONGEST_REFERENCE) return rejected('invalid', 'Runa cannot take this reference.');
  const faceValue = majorNumber({ amount: wanted.denomination, currency });
  const answer = await placeRunaOrder(account, { key, product, faceValue, currency });
  return 'failed' in answer ? unanswered(answer) : placedAtRuna(account, answer, wanted);
}

async function balance(account: RunaAccount | null): Promise<Cost[]> {
  const answer = account && (await readRunaBalances(account));
  if (!answer || 'failed' in answer || answer.status !== 200) return [];
  const balances = runaBalances.safeParse(answer.json).data ?? [];
  return balances.flatMap(({ balance: text, currency }) => {
    const amount = minorUnits(text, currency);
    return amount === null ? [] : [{ amount, currency }];
  });
}

function accountOf({ baseUrl, credentials, timeoutMs }: SupplierAccess): RunaAccount | null {
  const { data } = Credentials.safeParse(credentials);
  return data ? { apiKey: data.apiKey, payoutHost: data.payoutHost ?? null, baseUrl, timeoutMs } : null;
}
