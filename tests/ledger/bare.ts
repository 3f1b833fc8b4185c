import type { Ctx } from '#core/context.ts';
import { newId } from '#lib/id.ts';
import type { TenantRef } from '#lib/tenant.ts';
import type { AccountKey, NewTransfer } from '#modules/ledger/index.ts';
import { asPlatform, NOW } from '#tests/factories.ts';
import { inVerb } from '#tests/proof-verb.ts';

/** A tenant that only the ledger knows: nobody can sign in to it, and it has no orders. */
export const bareTenant = (): TenantRef => ({
  id: newId('tenant'),
  slug: 'bare',
  name: 'Bare',
  mode: 'live',
  currency: 'EUR',
  locale: 'en',
  timeZone: 'Europe/Berlin',
});

export const points = (kind: AccountKey['kind'], ownerId?: string): AccountKey =>
  ownerId === undefined ? { kind, currency: 'PTS' } : { kind, ownerId, currency: 'PTS' };
export const daysOn = (days: number, from = NOW): Date => new Date(from.getTime() + days * 86_400_000);

/** Work of the platform in a tenant's transaction, at a moment. */
export const during = <T>(tenant: TenantRef, work: (ctx: Ctx) => Promise<T>, now = NOW): Promise<T> =>
  inVerb({ ...asPlatform(tenant), now }, work);

/** A transfer of points with a reference of its own. */
export const moving = (
  of: Pick<NewTransfer, 'debit' | 'credit' | 'amount' | 'code'> & Partial<NewTransfer>,
) => ({
  reference: newId('request'),
  ...of,
});

/** A new wallet with lots that end in so many days, or never. */
export const given = (wallet: AccountKey, lots: [bigint, number | null][]): NewTransfer[] =>
  lots.map(([amount, days]) =>
    moving({
      debit: points('issuance'),
      credit: wallet,
      amount,
      code: 'grant',
      ...(days === null ? {} : { lotExpiresAt: daysOn(days) }),
    }),
  );
