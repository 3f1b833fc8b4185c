import { z } from 'zod';
import { idSchema } from '#lib/id.ts';
import { amountSchema, currencySchema, MAX_AMOUNT } from '#lib/money.ts';
import { pageInput } from '#lib/page.ts';
import { SUPPLIER_KINDS, type SupplierKind } from './port.ts';

/** What each supplier asks of who signs in. All of it is write-only here. */
export const CREDENTIALS: Readonly<Record<SupplierKind, readonly string[]>> = {
  simulated: ['apiKey'],
  reloadly: ['clientId', 'clientSecret'],
  tango: ['platformName', 'platformKey', 'customerIdentifier', 'accountIdentifier'],
  runa: ['apiKey'],
  tremendous: ['apiKey'],
  woohoo: ['clientId', 'clientSecret', 'username', 'password'],
};
/** More that some suppliers may be given: whom to bill, and the card that an account is paid from. */
export const OPTIONAL_CREDENTIALS: Readonly<Partial<Record<SupplierKind, readonly string[]>>> = {
  runa: ['payoutHost'],
  tremendous: ['fundingSourceId', 'campaignId'],
  woohoo: [
    'billingName',
    'billingEmail',
    'billingTelephone',
    'billingLine',
    'billingCity',
    'billingRegion',
    'billingPostcode',
    'svcCardNumber',
    'svcCardPin',
    'categoryId',
  ],
};

const accountId = idSchema('supplierAccount');
const name = z.string().trim().min(1).max(80);
const credentials = z
  .record(z.string().max(40), z.string().min(1).max(2_000))
  .refine((given) => Object.keys(given).length <= 20, 'has too many entries');
const lowBalance = z.object({ amount: amountSchema, currency: currencySchema }).nullable();
const priority = z.number().int().min(0).max(10_000);

export const createAccountInput = z.object({
  kind: z.enum(SUPPLIER_KINDS),
  name,
  baseUrl: z.string().max(200).optional(),
  credentials,
  priority: priority.default(100),
  lowBalance: lowBalance.default(null),
});
export const updateAccountInput = z.object({
  accountId,
  name: name.optional(),
  credentials: credentials.optional(),
  priority: priority.optional(),
  lowBalance: lowBalance.optional(),
  /** The account as whoever changes it saw it; another one since means that somebody else was faster. */
  seen: z.object({ name, priority, lowBalance }).optional(),
});
export const setStatusInput = z.object({ accountId, status: z.enum(['active', 'paused']) });
export const accountInput = z.object({ accountId });
export const listAccountsInput = z.object({ ...pageInput });
export const listOffersInput = z.object({
  accountId: accountId.optional(),
  q: z.string().trim().max(100).optional(),
  matched: z.boolean().optional(),
  ...pageInput,
});
export const setPriorityInput = z.object({ offerId: idSchema('supplierOffer'), priority });
export const matchOfferInput = z.object({
  offerId: idSchema('supplierOffer'),
  productId: idSchema('product').nullable(),
});
export const listAlertsInput = z.object({ open: z.boolean().default(true), ...pageInput });
export const startSyncInput = z.object({ accountId, acceptSmaller: z.boolean().default(false) });
export const listSyncsInput = z.object({ accountId, ...pageInput });
export const runInput = z.object({ runId: idSchema('supplierSync') });
export const showSyncInput = z.object({ runId: idSchema('supplierSync'), ...pageInput });

export const MAX_CATALOGUE = 50_000;
const value = z.bigint().min(1n).max(MAX_AMOUNT);
/** A line of a supplier's catalogue that can be sold; anything else is left out. */
export const soundProduct = z
  .object({
    sku: z.string().min(1).max(200),
    name: z.string().min(1).max(500),
    brand: z.string().max(200),
    country: z.string().regex(/^([A-Z]{2})?$/),
    currency: currencySchema,
    denominationType: z.enum(['fixed', 'range']),
    denominations: z.array(value).max(500),
    min: value,
    max: value,
    available: z.boolean(),
    costBasisPoints: z.number().int().min(0).max(20_000),
  })
  .refine((p) => p.min <= p.max && (p.denominationType === 'range' || p.denominations.length > 0));
export const applySyncInput = z.object({
  runId: idSchema('supplierSync'),
  products: z.array(soundProduct).max(MAX_CATALOGUE),
});
export const noteBalanceInput = z.object({
  accountId,
  balances: z
    .array(z.object({ amount: z.bigint(), currency: currencySchema }))
    .min(1)
    .max(20),
});
export const checkStockInput = z.object({
  threshold: z.coerce.number().int().min(0).max(100_000).default(10),
});

export type Breaker = 'closed' | 'open' | 'half_open';
export type Balance = { amount: number; currency: string };
export type AccountView = {
  accountId: string;
  kind: SupplierKind;
  name: string;
  mode: 'live' | 'sandbox';
  baseUrl: string;
  priority: number;
  status: 'active' | 'paused';
  lowBalance: Balance | null;
  balances: Balance[];
  balancesAt: string | null;
  health: { state: Breaker; failures: number; until: string | null };
};
export type OfferView = {
  offerId: string;
  accountId: string;
  accountName: string;
  sku: string;
  productId: string | null;
  productName: string | null;
  name: string;
  brand: string;
  country: string;
  currency: string;
  from: number;
  to: number;
  costBasisPoints: number;
  priority: number;
  available: boolean;
  lastSeenAt: string;
};
export type AlertCause = 'low_balance' | 'low_stock' | 'breaker_open' | 'sync_failed';
export type AlertView = {
  alertId: string;
  cause: AlertCause;
  subject: string;
  detail: string;
  openedAt: string;
  closedAt: string | null;
};
export type SyncView = {
  runId: string;
  accountId: string;
  state: 'queued' | 'applied' | 'refused';
  seen: number;
  added: number;
  removed: number;
  changed: number;
  reason: string | null;
  requestedAt: string;
  finishedAt: string | null;
};
export type ChangeKind = 'added' | 'removed' | 'price' | 'availability' | 'values';
export type SyncChange = {
  sku: string;
  kind: ChangeKind;
  name: string;
  before: string | null;
  after: string | null;
};
