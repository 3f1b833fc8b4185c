import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import { at, bytes, minorUnits, tenantId, tenantRows } from '../columns.ts';
import { products } from './catalog.ts';
import { tenants } from './tenants.ts';

/** The hosts where real money is spent: no account of a sandbox may name one. */
const LIVE_HOSTS = sql.raw(
  `'^https://(giftcards\\.reloadly\\.com|api\\.tangocard\\.com|api\\.runa\\.io|(api|www)\\.tremendous\\.com|(?!sandbox\\.)[a-z0-9-]+\\.woohoo\\.in)([:/]|$)'`,
);

/**
 * An account with a supplier. `sealed` opens with the tenant's key `key_id` and context tenant ‖ account id. Its
 * mode is its tenant's, so that a sandbox reaches no live supplier and a live tenant no simulated one.
 */
export const supplierAccounts = pgTable(
  'supplier_accounts',
  {
    tenantId: tenantId(),
    id: text('id').notNull(),
    kind: text('kind', {
      enum: ['simulated', 'reloadly', 'tango', 'runa', 'tremendous', 'woohoo'],
    }).notNull(),
    name: text('name').notNull(),
    mode: text('mode', { enum: ['live', 'sandbox'] }).notNull(),
    baseUrl: text('base_url').notNull(),
    sealed: bytes('sealed').notNull(),
    keyId: text('key_id').notNull(),
    /** Of two offers at one cost the account with the lower number comes first. */
    priority: integer('priority').notNull(),
    status: text('status', { enum: ['active', 'paused'] }).notNull(),
    lowBalance: minorUnits('low_balance'),
    lowBalanceCurrency: text('low_balance_currency'),
    /** [{ amount, currency }], amounts as digits, as the supplier said last. */
    balances: jsonb('balances').notNull(),
    balancesAt: at('balances_at'),
    createdAt: at('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    unique('supplier_accounts_name').on(t.tenantId, t.name),
    foreignKey({
      columns: [t.tenantId, t.mode],
      foreignColumns: [tenants.id, tenants.mode],
      name: 'supplier_accounts_mode',
    }),
    check('supplier_accounts_simulated', sql`kind <> 'simulated' or mode = 'sandbox'`),
    check('supplier_accounts_sandbox', sql`mode = 'live' or base_url !~* ${LIVE_HOSTS}`),
    check('supplier_accounts_low', sql`(low_balance is null) = (low_balance_currency is null)`),
    tenantRows(),
  ],
);

/** One line of an account's catalogue; an offer of ours once it names a product. Amounts in minor units. */
export const supplierOffers = pgTable(
  'supplier_offers',
  {
    tenantId: tenantId(),
    id: text('id').notNull(),
    accountId: text('account_id').notNull(),
    sku: text('sku').notNull(),
    productId: text('product_id'),
    name: text('name').notNull(),
    brand: text('brand').notNull(),
    country: text('country').notNull(),
    currency: text('currency').notNull(),
    denominationType: text('denomination_type', { enum: ['fixed', 'range'] }).notNull(),
    denominations: minorUnits('denominations').array().notNull(),
    minValue: minorUnits('min_value').notNull(),
    maxValue: minorUnits('max_value').notNull(),
    costBasisPoints: integer('cost_basis_points').notNull(),
    priority: integer('priority').notNull(),
    available: boolean('available').notNull(),
    lastSeenAt: at('last_seen_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    unique('supplier_offers_sku').on(t.tenantId, t.accountId, t.sku),
    unique('supplier_offers_product').on(t.tenantId, t.productId, t.accountId),
    foreignKey({
      columns: [t.tenantId, t.accountId],
      foreignColumns: [supplierAccounts.tenantId, supplierAccounts.id],
      name: 'supplier_offers_account',
    }),
    foreignKey({ columns: [t.productId], foreignColumns: [products.id], name: 'supplier_offers_product_fk' }),
    index('supplier_offers_list').on(t.tenantId, t.name, t.id),
    check('supplier_offers_cost', sql`cost_basis_points between 0 and 20000`),
    check('supplier_offers_values', sql`min_value > 0 and max_value >= min_value`),
    tenantRows(),
  ],
);

/** The circuit breaker of an account, shared by all processes. */
export const supplierHealth = pgTable(
  'supplier_health',
  {
    tenantId: tenantId(),
    accountId: text('account_id').notNull(),
    state: text('state', { enum: ['closed', 'open', 'half_open'] }).notNull(),
    /** Failures in a row since `first_failed_at`. */
    failures: integer('failures').notNull(),
    firstFailedAt: at('first_failed_at'),
    /** Open: when a probe may go out. Half open: when the probe counts as lost. */
    openedUntil: at('opened_until'),
    changedAt: at('changed_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.accountId] }),
    foreignKey({
      columns: [t.tenantId, t.accountId],
      foreignColumns: [supplierAccounts.tenantId, supplierAccounts.id],
      name: 'supplier_health_account',
    }),
    check('supplier_health_until', sql`(state = 'closed') = (opened_until is null)`),
    tenantRows(),
  ],
);

/** One reading of an account's catalogue, and what came of it. */
export const supplierSyncRuns = pgTable(
  'supplier_sync_runs',
  {
    tenantId: tenantId(),
    id: text('id').notNull(),
    accountId: text('account_id').notNull(),
    state: text('state', { enum: ['queued', 'applied', 'refused'] }).notNull(),
    /** Somebody has said that a much smaller catalogue is right. */
    acceptSmaller: boolean('accept_smaller').notNull(),
    seen: integer('seen').notNull(),
    added: integer('added').notNull(),
    removed: integer('removed').notNull(),
    changed: integer('changed').notNull(),
    /** Why it was refused. */
    reason: text('reason'),
    requestedAt: at('requested_at').notNull(),
    finishedAt: at('finished_at'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    index('supplier_sync_runs_account').on(t.tenantId, t.accountId, t.id),
    uniqueIndex('supplier_sync_runs_one').on(t.tenantId, t.accountId).where(sql`state = 'queued'`),
    foreignKey({
      columns: [t.tenantId, t.accountId],
      foreignColumns: [supplierAccounts.tenantId, supplierAccounts.id],
      name: 'supplier_sync_runs_account_fk',
    }),
    tenantRows(),
  ],
);

/** A line of the difference that a run made. */
export const supplierSyncChanges = pgTable(
  'supplier_sync_changes',
  {
    tenantId: tenantId(),
    runId: text('run_id').notNull(),
    sku: text('sku').notNull(),
    kind: text('kind', { enum: ['added', 'removed', 'price', 'availability', 'values'] }).notNull(),
    name: text('name').notNull(),
    before: text('before'),
    after: text('after'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.runId, t.sku, t.kind] }),
    foreignKey({
      columns: [t.tenantId, t.runId],
      foreignColumns: [supplierSyncRuns.tenantId, supplierSyncRuns.id],
      name: 'supplier_sync_changes_run',
    }).onDelete('cascade'),
    tenantRows(),
  ],
);

/** Something that a person should look at. One is open for each cause and subject. */
export const supplierAlerts = pgTable(
  'supplier_alerts',
  {
    tenantId: tenantId(),
    id: text('id').notNull(),
    cause: text('cause', { enum: ['low_balance', 'low_stock', 'breaker_open', 'sync_failed'] }).notNull(),
    /** An account's id, or a product's id and value. */
    subject: text('subject').notNull(),
    detail: text('detail').notNull(),
    openedAt: at('opened_at').notNull(),
    closedAt: at('closed_at'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    uniqueIndex('supplier_alerts_open').on(t.tenantId, t.cause, t.subject).where(sql`closed_at is null`),
    tenantRows(),
  ],
);
