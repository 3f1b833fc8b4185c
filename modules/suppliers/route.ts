import type { Ctx } from '#core/context.ts';
import { notFound, refuse } from '#lib/errors.ts';
import { addressNow } from './addresses.ts';
import { PROBE_MS } from './breaker.ts';
import { openCredentials } from './credentials.ts';
import { type RouteRow, selectRoutes } from './offer-queries.ts';
import type { SupplierAccess, SupplierKind } from './port.ts';
import { selectAccount } from './queries.ts';
import { supplierOf } from './registry.ts';
import { claimProbe } from './store.ts';

/** One unit that must be had from somebody; `exclude` are the accounts that have definitely refused it. */
export type Wanted = {
  productId: string;
  denomination: bigint;
  currency: string;
  country: string;
  exclude: readonly string[];
};
export type Candidate = {
  accountId: string;
  kind: SupplierKind;
  sku: string;
  costBasisPoints: number;
  remembersHours: number;
};

/**
 * Who could deliver, best first: the cheapest account that has it and answers, at one cost the one with the lower
 * priority. Own stock is not among them. The next candidate may be asked only after a definite refusal of the one
 * before; whatever is unknown keeps its account until it is settled.
 */
export async function routeFor(ctx: Ctx, wanted: Wanted): Promise<Candidate[]> {
  const candidates: Candidate[] = [];
  for (const row of await selectRoutes(ctx, wanted)) {
    if (!(await mayAsk(ctx, row, candidates.length === 0))) continue;
    const { accountId, kind, sku, costBasisPoints } = row;
    const { remembersHours } = supplierOf(kind);
    candidates.push({ accountId, kind, sku, costBasisPoints, remembersHours });
  }
  return candidates;
}

/** Whether anybody could be asked for this value now. Unlike `routeFor` it claims nothing, so a price may ask it. */
export async function hasRoute(ctx: Ctx, wanted: Wanted): Promise<boolean> {
  const rows = await selectRoutes(ctx, wanted);
  return rows.some((row) => isClosed(row) || (row.openedUntil !== null && row.openedUntil <= ctx.now));
}

const isClosed = (row: RouteRow): boolean => row.state === null || row.state === 'closed';

/** An account that is out gets one order to prove itself, if that order would go there first. */
async function mayAsk(ctx: Ctx, row: RouteRow, isFirst: boolean): Promise<boolean> {
  if (isClosed(row)) return true;
  if (!isFirst || !row.openedUntil || row.openedUntil > ctx.now) return false;
  return claimProbe(ctx, row.accountId, new Date(ctx.now.getTime() + PROBE_MS));
}

/**
 * An account with its credentials opened, read in a transaction and used after it has closed. A paused account can be
 * read, so that what it has accepted can still be looked up.
 */
export async function accessOf(ctx: Ctx, accountId: string): Promise<SupplierAccess> {
  const account = await selectAccount(ctx, accountId);
  if (!account) notFound();
  const { kind, mode } = account;
  const baseUrl = mode === ctx.tenant.mode ? addressNow(kind, mode, account.baseUrl) : null;
  if (!baseUrl) {
    refuse('not_available', 'This supplier account has an address that this installation does not allow.');
  }
  return { accountId, mode, baseUrl, credentials: await openCredentials(ctx, accountId, account) };
}
