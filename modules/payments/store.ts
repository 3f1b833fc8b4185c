import type { Ctx } from '#core/context.ts';
import type { SealedCredentials } from './credentials.ts';
import type { Known } from './merge.ts';
import type { KnownRefund } from './port.ts';
import type { OperationRow } from './queries.ts';
import type { ProviderName } from './schema.ts';

type NewAccount = SealedCredentials & {
  id: string;
  keyKind: 'live' | 'test';
  local: boolean;
  publishableKey: string;
};

export async function upsertAccount({ sql, tenant, now }: Ctx, a: NewAccount): Promise<void> {
  await sql`
    insert into payment_accounts (tenant_id, id, provider, mode, key_kind, local, publishable_key, sealed, key_id,
                                  created_at, updated_at)
    values (${tenant.id}, ${a.id}, 'stripe', ${tenant.mode}, ${a.keyKind}, ${a.local}, ${a.publishableKey},
            ${a.sealed}, ${a.keyId}, ${now}, ${now})
    on conflict (tenant_id, provider) do update
       set key_kind = excluded.key_kind, local = excluded.local, publishable_key = excluded.publishable_key,
           sealed = excluded.sealed, key_id = excluded.key_id, updated_at = excluded.updated_at`;
}

export type NewPayment = {
  id: string;
  orderId: string;
  provider: ProviderName;
  amount: bigint;
  currency: string;
  returnPath: string | null;
  expiresAt: Date;
};

export async function insertPayment({ sql, tenant, now }: Ctx, p: NewPayment): Promise<void> {
  await sql`
    insert into payments (tenant_id, id, order_id, mode, provider, amount, currency, state, captured_amount,
                          refunded_amount, dispute, return_path, created_at, updated_at, expires_at)
    values (${tenant.id}, ${p.id}, ${p.orderId}, ${tenant.mode}, ${p.provider}, ${p.amount}, ${p.currency},
            'created', 0, 0, 'none', ${p.returnPath}, ${now}, ${now}, ${p.expiresAt})`;
}

/** Writes what is known now; the provider's reference is set once. The row is locked by the caller. */
export async function updatePayment(
  { sql, tenant, now }: Ctx,
  id: string,
  k: Known & { providerReference: string | null },
): Promise<void> {
  await sql`
    update payments
       set state = ${k.state}, captured_amount = ${k.capturedAmount}, refunded_amount = ${k.refundedAmount},
           dispute = ${k.dispute}, failure_code = ${k.failureCode}, updated_at = ${now},
           provider_reference = coalesce(provider_reference, ${k.providerReference}),
           authorised_at = case when ${['authorised', 'captured'].includes(k.state)}
                                then coalesce(authorised_at, ${now}) else authorised_at end
     where tenant_id = ${tenant.id} and id = ${id}`;
}

export async function updateExpiry({ sql, tenant }: Ctx, id: string, expiresAt: Date): Promise<void> {
  await sql`update payments set expires_at = ${expiresAt} where tenant_id = ${tenant.id} and id = ${id}`;
}

/** Says that silent payments are being looked at. */
export async function touchPayments({ sql, tenant, now }: Ctx, ids: string[]): Promise<void> {
  await sql`update payments set updated_at = ${now} where tenant_id = ${tenant.id} and id = any(${ids}::text[])`;
}

export async function upsertRefunds(
  { sql, tenant, now }: Ctx,
  paymentId: string,
  refunds: KnownRefund[],
): Promise<void> {
  for (const r of refunds) {
    await sql`
      insert into payment_refunds (tenant_id, payment_id, provider_reference, operation_id, amount, state, created_at)
      values (${tenant.id}, ${paymentId}, ${r.providerReference}, ${r.operationId}, ${r.amount}, ${r.state}, ${now})
      on conflict (tenant_id, payment_id, provider_reference) do update
         set operation_id = excluded.operation_id, state = excluded.state`;
  }
}

/** A creation has had no attempt yet; everything else begins with its first. False when there is an operation under this reference already. */
export async function insertOperation(
  { sql, tenant, now }: Ctx,
  o: { id: string; paymentId: string; kind: OperationRow['kind']; reference: string; amount: bigint },
): Promise<boolean> {
  const rows = await sql`
    insert into payment_operations (tenant_id, id, payment_id, kind, reference, amount, state, attempt, created_at,
                                    updated_at)
    values (${tenant.id}, ${o.id}, ${o.paymentId}, ${o.kind}, ${o.reference}, ${o.amount}, 'wanted',
            ${o.kind === 'create' ? 0 : 1}, ${now}, ${now})
    on conflict (tenant_id, payment_id, reference) do nothing returning 1`;
  return rows.length > 0;
}

/** Ends an operation that is still wanted; false when it has ended before. */
export async function endOperation(
  { sql, tenant, now }: Ctx,
  id: string,
  state: 'done' | 'refused',
): Promise<boolean> {
  const rows = await sql`
    update payment_operations set state = ${state}, updated_at = ${now}
     where tenant_id = ${tenant.id} and id = ${id} and state = 'wanted' returning 1`;
  return rows.length > 0;
}

/** Allows one more try under a new key, after the attempt that is named has definitely come to nothing. */
export async function raiseAttempt(
  { sql, tenant, now }: Ctx,
  o: { id: string; attempt: number },
): Promise<void> {
  await sql`
    update payment_operations set attempt = attempt + 1, updated_at = ${now}
     where tenant_id = ${tenant.id} and id = ${o.id} and attempt = ${o.attempt} and state = 'wanted'`;
}

export async function touchOperations({ sql, tenant, now }: Ctx, ids: string[]): Promise<void> {
  await sql`
    update payment_operations set updated_at = ${now} where tenant_id = ${tenant.id} and id = any(${ids}::text[])`;
}

/** False when this event was believed before. */
export async function insertEvent(
  { sql, tenant, now }: Ctx,
  e: { provider: ProviderName; providerEventId: string; type: string; paymentId: string | null },
): Promise<boolean> {
  const rows = await sql`
    insert into payment_events (tenant_id, provider, provider_event_id, type, payment_id, received_at)
    values (${tenant.id}, ${e.provider}, ${e.providerEventId}, ${e.type}, ${e.paymentId}, ${now})
    on conflict do nothing returning 1`;
  return rows.length > 0;
}

/** The provider sends an event again for three days at most; older ones about nothing of ours need not be kept. */
export async function forgetEvents({ sql, tenant }: Ctx, before: Date): Promise<void> {
  await sql`
    delete from payment_events where tenant_id = ${tenant.id} and payment_id is null and received_at < ${before}`;
}
