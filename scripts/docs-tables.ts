import { readFileSync } from 'node:fs';
import { is } from 'drizzle-orm';
import { getTableConfig, PgTable } from 'drizzle-orm/pg-core';
import * as budgets from '#db/schema/budgets.ts';
import * as cart from '#db/schema/cart.ts';
import * as catalog from '#db/schema/catalog.ts';
import * as core from '#db/schema/core.ts';
import * as embedding from '#db/schema/embedding.ts';
import * as identity from '#db/schema/identity.ts';
import * as ledger from '#db/schema/ledger.ts';
import * as merchants from '#db/schema/merchants.ts';
import * as notifications from '#db/schema/notifications.ts';
import * as orders from '#db/schema/orders.ts';
import * as ownBrand from '#db/schema/own-brand.ts';
import * as payments from '#db/schema/payments.ts';
import * as people from '#db/schema/people.ts';
import * as platform from '#db/schema/platform.ts';
import * as points from '#db/schema/points.ts';
import * as rewards from '#db/schema/rewards.ts';
import * as suppliers from '#db/schema/suppliers.ts';
import * as tenants from '#db/schema/tenants.ts';
import * as voucherCare from '#db/schema/voucher-care.ts';
import * as vouchers from '#db/schema/vouchers.ts';
import * as webhooks from '#db/schema/webhooks.ts';
import { code, table } from './docs-markdown.ts';
import { inRoot } from './root.ts';

const MODULES = {
  tenants,
  identity,
  embedding,
  ledger,
  catalog,
  points,
  budgets,
  vouchers: { ...vouchers, ...ownBrand, ...voucherCare },
  merchants,
  payments,
  orders,
  rewards,
  cart,
  people,
  suppliers,
  notifications,
  webhooks,
  platform,
  core,
};

/** What one row of each table is. */
const ROW: Record<string, string> = {
  tenants:
    'One client’s program: name, mode, currency, locale, time zone, theme. A sandbox names its live twin.',
  platform_audit: 'What was done to the installation or over its tenants, and by whom.',
  platform_calls: 'What a key was first used for by the installation, and the answer that it got.',
  platform_operators: 'Somebody who runs the installation, with the sealed secret of their authenticator.',
  platform_sessions: 'A signed-in device of one of them, and whether the second factor was given.',
  platform_links: 'A way in that was mailed to one of them, with the hash of its token.',
  tenant_hosts: 'A host name and the tenant that it serves.',
  tenant_keys:
    'A data key of a tenant for one purpose (seal, fingerprint, link), wrapped by the master key or a key service.',
  host_claims: 'A host that a tenant wants, and the token that has to stand in its DNS.',
  tenant_logos:
    'A logo of a tenant, made anew from what was uploaded: WebP for screens, PNG for icons and letters.',
  members: 'A person who can receive and redeem.',
  member_imports: 'A file of people: how its columns are read, and what became of it.',
  member_import_rows: 'A row of such a file, with what it would change or why it is refused.',
  operators: 'A person who works in the console.',
  roles: 'A named set of permissions.',
  segments: 'A group of members by what they are.',
  point_run_members: 'Who is given points by a run, and the grant that each got out of it.',
  operator_roles: 'That an operator has a role.',
  embed_settings:
    'Whether and by which origins the microsite may be framed, and whether strangers become members.',
  embed_keys: 'What a portal signs its tokens with, sealed, and from when on it is not believed any more.',
  embed_tokens: 'A token that was used, by the hash of its id, until it is too old to be tried again.',
  sessions: 'A signed-in device, with the hash of its secret. Ending the row ends the session.',
  magic_links: 'A sign-in link that was mailed, with the hash of its token and when it was used.',
  api_keys: 'An API key: the hash of its secret, its scopes, when it was revoked.',
  accounts: 'A ledger account with its four running sums and a version that counts its movements.',
  transfers:
    'One movement from a debited to a credited account: posted, pending, or what resolves a pending one.',
  open_holds: 'A hold with an end that nobody has resolved yet.',
  wallet_lots: 'Points of a wallet that came together and end together, and what is left of them.',
  lot_uses: 'What a transfer took out of a lot, and how much of it came back.',
  exchanges: 'A conversion between two currencies: its two transfers, the rate as a ratio, its source.',
  record_blocks:
    'A sealed range of transfers, audit entries or events: a digest of each row, chained by hashes.',
  seal_marks: 'How far the sealer has looked in a table.',
  categories: 'A browsing category below the six kinds.',
  brands: 'A brand and the hue of its artwork.',
  products: 'What can be bought: values, country, currency, how to redeem it, where the record comes from.',
  listings:
    'A product as one tenant offers it: visible, featured, position, mark-up, whether a code is free.',
  price_lists:
    'The rules that prices follow, first match first, and what they were before: a version for each change.',
  favourites: 'A listing that a member has marked to find again.',
  listing_texts: 'What a listing is called and says in one more language.',
  listing_segments: 'A segment whose members a limited listing is for.',
  budgets: 'A budget: its place in the tree, owner, scope, period, limit, roll-over and state.',
  budget_periods: 'A period in which a budget had a limit, and what its allowance was given.',
  budget_changes: 'Who changed a budget or moved its money, when and why.',
  point_rates:
    'A rate of points for a currency, as a ratio, with its source. The newest of a currency is in force.',
  point_grants: 'Points given to a member, with the reason and the transfer.',
  points_policies: 'When points end, who is warned when, whether members may pass them on.',
  expiry_warnings: 'That a member was warned of points that end, so many days ahead.',
  stock_batches: 'One uploaded file of codes and how many rows were taken and refused.',
  stock_codes: 'A code that waits to be sold, sealed, with its fingerprint; `taken_at` once it is a voucher.',
  vouchers: 'What a person holds: the sealed code, its state, the transfer that paid for it.',
  supplier_accounts:
    'An account with a supplier: its sealed credentials, address, priority, last balance and the limit for alerts.',
  supplier_offers:
    'A line of a supplier account’s catalogue: values, cost, availability, and the product that it delivers.',
  supplier_health: 'The circuit breaker of a supplier account.',
  supplier_sync_runs:
    'One reading of an account’s catalogue: applied or refused, and how much was otherwise.',
  supplier_sync_changes: 'A line of the difference that a reading made.',
  supplier_alerts: 'Something about suppliers or stock that a person should look at, until it is over.',
  own_brands:
    'A product that the tenant makes its own codes for: their pattern, whether parts may be used, for how long undone.',
  code_runs: 'Codes of an own brand that were asked for, and how many of them are made.',
  voucher_balances: 'What is left of an own-brand voucher, with a version that counts its movements.',
  voucher_notes: 'What its holder says is left of a voucher whose balance nobody here knows.',
  voucher_problems: 'That a voucher does not work, said by its holder, and when somebody had seen to it.',
  voucher_reminders: 'That a holder was told how many days a voucher still has.',
  staff_reveals: 'That somebody of the team may open a code once, why, and whether they did.',
  redemptions: 'A movement of such a balance: redeemed, taken back, or lost by expiry.',
  key_rotations: 'A change of the key that seals, and how far the rows were sealed anew.',
  quotes: 'A price of a basket that was locked for a member, and the order that it became.',
  quote_lines: 'A product and value of a quote times a quantity, with its price and the rate that made it.',
  orders: 'What was bought, for whom, by whom, who pays, and how far it has come.',
  order_lines: 'A product and denomination times a quantity, with the price and the rate that made it.',
  order_units: 'One voucher of an order that is waited for: what is held for it, and how far it has come.',
  order_days: 'What was ordered and granted on a day that is over, in all and of each product.',
  order_notes: 'What the team wrote beside an order.',
  stock_waits: 'That a member asked to be told when a value can be had again.',
  carts: 'What a member means to buy: a revision that counts its changes, and the order made of it last.',
  cart_lines: 'A listing and value in a cart times a quantity, with the price that was seen.',
  cart_quotes: 'Which revision of a cart a quote priced, and which of its lines.',
  fulfilments: 'One attempt to get the vouchers of a line or a unit; its id is the supplier’s reference.',
  rewards:
    'One thing granted to one recipient: what it is, who pays, how far it has come, its link as a hash and sealed.',
  payment_accounts: 'The tenant’s account with a card provider: its mode and its sealed keys.',
  payments: 'An order’s card payment, and the furthest its provider is known to have come with it.',
  payment_operations: 'Something that the provider is asked to do with a payment, once, under one key.',
  payment_refunds: 'A refund that the provider knows, whoever asked for it.',
  payment_events: 'An event of the provider that was believed; one that comes again changes nothing.',
  push_devices:
    'A device that a member wants push on, for as long as its session lives; its address and keys are sealed.',
  notification_preferences:
    'What a member does not want to be told of and by which way, and their quiet hours.',
  webhook_endpoints: 'An address that is told of events: the types it wants, its state, its sealed secrets.',
  webhook_deliveries: 'What an endpoint is or was told of one event, and what it said.',
  webhook_queue: 'An endpoint that has something to send, and the turn that has it: ids and times only.',
  approvals: 'An act that waits for a second person, or what that person decided.',
  approval_rules: 'From how many points on an act needs two people.',
  idempotency_keys: 'A key, what it was first used for, and the answer it got. Kept for ever.',
  events: 'A fact about an object, numbered for each object, with actor, time and request.',
  outbox: 'An event that nobody has reacted to yet: ids only.',
  audit_entries: 'Who called which verb on what.',
  rate_limits: 'How often something was done within a window of time.',
  worker_leases: 'A worker process and when it was last heard of.',
};

/** Why a table is not confined to one tenant by row security. */
const WHY_GLOBAL: Record<string, string> = {
  tenants:
    'It is read to find out which tenant a request is for. Anybody may read; a tenant updates only itself.',
  tenant_hosts: 'It is what finds the tenant of a host, before one is known.',
  categories: 'The catalogue is the installation’s; tenants offer parts of it.',
  brands: 'The catalogue is the installation’s; artwork is the same for every tenant.',
  products: 'The catalogue is the installation’s; a tenant offers a product by a listing of its own.',
  webhook_queue: 'One worker serves all tenants. It holds ids and times only.',
  outbox: 'One worker serves all tenants. It holds ids only; the events behind them are confined.',
  rate_limits: 'One counter for all processes. Every key begins with the tenant’s id.',
  platform_audit: 'It is the installation’s. The app’s role has no right to it; only `damson_platform` has.',
  platform_calls: 'It is the installation’s. The app’s role has no right to it; only `damson_platform` has.',
  platform_operators:
    'It is the installation’s. The app’s role has no right to it; only `damson_platform` has.',
  platform_sessions:
    'It is the installation’s. The app’s role has no right to it; only `damson_platform` has.',
  platform_links: 'It is the installation’s. The app’s role has no right to it; only `damson_platform` has.',
  worker_leases: 'One worker serves all tenants. It holds names of processes only.',
};

const all = Object.entries(MODULES).flatMap(([module, exported]) =>
  Object.values(exported)
    .flatMap((value) => (is(value, PgTable) ? [{ module, ...getTableConfig(value) }] : []))
    .sort((a, b) => (a.name < b.name ? -1 : 1)),
);
const confined = (t: (typeof all)[number]) => t.policies.some((policy) => policy.name === 'tenant_rows');

function sentence(of: Record<string, string>, name: string): string {
  const found = of[name];
  if (!found) throw new Error(`Say in scripts/docs-tables.ts what there is to know of the table ${name}.`);
  return found;
}

/** Every table by module, what a row is, and what the role of web, api and worker may do with it. */
export function tableList(): string {
  const sections = Object.keys(MODULES).map((module) => {
    const rows = all
      .filter((t) => t.module === module)
      .map((t) => [
        code(t.name),
        sentence(ROW, t.name),
        confined(t) ? 'its tenant' : 'global',
        mayDo(t.name),
      ]);
    return `### ${module}\n\n${table(['Table', 'One row is', 'Rows seen', 'The app role may'], rows)}`;
  });
  return sections.join('\n\n');
}

/** The tables that row security does not confine to one tenant, and why. */
export function globalTables(): string {
  const rows = all.filter((t) => !confined(t)).map((t) => [code(t.name), sentence(WHY_GLOBAL, t.name)]);
  return table(['Table', 'Why it is global'], rows);
}

const GRANT = /^(grant|revoke) ([a-z, ]+?)(?: \(([a-z_, ]+)\))? on ([a-z_, ]+) (?:to|from) :app;/gm;

/** Reads the grants from the file that makes them. */
function mayDo(name: string): string {
  const may = new Set(['select', 'insert', 'update', 'delete']);
  const source = readFileSync(inRoot('db/sql/after-migrate.sql'), 'utf8');
  for (const [, verb, rights = '', columns, tables = ''] of source.matchAll(GRANT)) {
    if (!tables.split(', ').includes(name)) continue;
    for (const right of rights.split(', ')) {
      if (verb === 'revoke') may.delete(right);
      else may.add(columns ? `${right} of ${columns}` : right);
    }
  }
  return [...may].join(', ');
}
