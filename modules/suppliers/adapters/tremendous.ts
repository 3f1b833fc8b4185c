import { z } from 'zod';
import { majorNumber } from '#integrations/decimal.ts';
import {
  listTremendousFunding,
  placeTremendousOrder,
  type TremendousAccess,
} from '#integrations/tremendous/client.ts';
import { tremendousFunding } from '#integrations/tremendous/wire.ts';
import { rejected, unanswered } from '../answers.ts';
import type { Cost, Outcome, Supplier, SupplierAccess, SupplierOrder } from '../port.ts';
import { tremendousCatalogueOf, tremendousHas } from './tremendous-catalogue.ts';
import { cancelledAtTremendous, foundAtTremendous } from './tremendous-look-up.ts';
import { placedAtTremendous } from './tremendous-outcome.ts';

const Credentials = z.object({
  apiKey: z.string().min(1),
  fundingSourceId: z.string().min(1).default('balance'),
  campaignId: z.string().min(1).optional(),
});
type Account = TremendousAccess & { fundingSourceId: string; campaignId: string | null };

/** Tremendous. It keeps our id with the order and names no end; 90 days are taken as sure. */
export const tremendous: Supplier = {
  kind: 'tremendous',
  remembersHours: 90 * 24,
  order,
  status: (access, asked) => foundAtTremendous(accountOf(access), asked),
  cancel: (access, asked) => cancelledAtTremendous(accountOf(access), asked),
  availability: (access, product) => tremendousHas(accountOf(access), product),
  catalogue: (access) => tremendousCatalogueOf(accountOf(access)),
  balance: (access) => balance(accountOf(access)),
};

async function order(access: SupplierAccess, wanted: SupplierOrder): Promise<Outcome> {
  const account = accountOf(access);
  if (!account) return rejected('credentials', 'The Tremendous account lacks an API key of its mode.');
  const answer = await placeTremendousOrder(account, {
    externalId: wanted.reference,
    fundingSourceId: account.fundingSourceId,
    campaignId: account.campaignId,
    product: wanted.sku,
    denomination: majorNumber({ amount: wanted.denomination, currency: wanted.currency }),
    currency: wanted.currency,
    recipient: wanted.recipient,
  });
  return 'failed' in answer ? unanswered(answer) : placedAtTremendous(account, answer, wanted);
}

async function balance(account: Account | null): Promise<Cost[]> {
  const answer = account && (await listTremendousFunding(account));
  if (!answer || 'failed' in answer || answer.status !== 200) return [];
  const sources = tremendousFunding.safeParse(answer.json).data?.funding_sources ?? [];
  return sources.flatMap(({ method, meta }) =>
    method === 'balance' && typeof meta?.available_cents === 'number'
      ? [{ amount: BigInt(meta.available_cents), currency: meta.currency_code ?? 'USD' }]
      : [],
  );
}

/** A key says in its prefix whether it spends real money, so a sandbox can never use a live one. */
function accountOf({ baseUrl, credentials, mode, timeoutMs }: SupplierAccess): Account | null {
  const { data } = Credentials.safeParse(credentials);
  const foreign = mode === 'live' ? 'TEST_' : 'PROD_';
  if (!data || data.apiKey.startsWith(foreign)) return null;
  return { ...data, campaignId: data.campaignId ?? null, baseUrl, timeoutMs };
}
