import { z } from 'zod';
import { majorNumber, minorUnits } from '#integrations/decimal.ts';
import { placeTangoOrder, readTangoAccount, type TangoAccess } from '#integrations/tango/client.ts';
import { externalRefOf } from '#integrations/tango/external-ref.ts';
import { tangoAccount } from '#integrations/tango/wire.ts';
import { rejected, unanswered } from '../answers.ts';
import type { Cost, Outcome, Supplier, SupplierAccess, SupplierOrder } from '../port.ts';
import { tangoCatalogueOf, tangoHas } from './tango-catalogue.ts';
import { cancelledAtTango, foundAtTango } from './tango-look-up.ts';
import { placedAtTango } from './tango-outcome.ts';

const Credentials = z.object({
  platformName: z.string().min(1),
  platformKey: z.string().min(1),
  customerIdentifier: z.string().min(1),
  accountIdentifier: z.string().min(1),
});

/** Tango RaaS v2. It promises nothing about a reference after 90 days. */
export const tango: Supplier = {
  kind: 'tango',
  remembersHours: 89 * 24,
  order,
  status: (access, asked) => foundAtTango(accountOf(access), asked),
  cancel: (access, asked) => cancelledAtTango(accountOf(access), asked),
  availability: (access, product) => tangoHas(accountOf(access), product),
  catalogue: (access) => tangoCatalogueOf(accountOf(access)),
  balance: (access) => balance(accountOf(access)),
};

async function order(access: SupplierAccess, wanted: SupplierOrder): Promise<Outcome> {
  const account = accountOf(access);
  if (!account) return rejected('credentials', 'The Tango account lacks credentials.');
  const externalRefID = externalRefOf(wanted.reference);
  if (!externalRefID) return rejected('invalid', 'Tango cannot take this reference.');
  const amount = majorNumber({ amount: wanted.denomination, currency: wanted.currency });
  const answer = await placeTangoOrder(account, { externalRefID, utid: wanted.sku, amount });
  return 'failed' in answer ? unanswered(answer) : placedAtTango(answer, { ...wanted, externalRefID });
}

async function balance(account: TangoAccess | null): Promise<Cost[]> {
  const answer = account && (await readTangoAccount(account));
  if (!answer || 'failed' in answer || answer.status !== 200) return [];
  const { data } = tangoAccount.safeParse(answer.json);
  const amount = data ? minorUnits(data.currentBalance, data.currencyCode) : null;
  return data && amount !== null ? [{ amount, currency: data.currencyCode }] : [];
}

function accountOf({ baseUrl, credentials, timeoutMs }: SupplierAccess): TangoAccess | null {
  const { data } = Credentials.safeParse(credentials);
  return data ? { ...data, baseUrl, timeoutMs } : null;
}
