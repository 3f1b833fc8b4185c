import type { Ctx } from '#core/context.ts';
import type { Dispute, KnownRefund, PaymentState } from './port.ts';
import type { ProviderName } from './schema.ts';

export type StoredAccount = {
  id: string;
  keyKind: 'live' | 'test';
  local: boolean;
  publishableKey: string;
  sealed: Buffer;
  keyId: string;
  updatedAt: Date;
};

export async function selectAccount({ sql, tenant }: Ctx): Promise<StoredAccount | null> {
  const [row] = await sql<StoredAccount[]>`
    select id, key_kind as "keyKind", local, publishable_key as "publishableKey", sealed, key_id as "keyId",
           updated_at as "updatedAt"
      from payment_accounts where tenant_id = ${tenant.id} and provider = 'stripe'`;
  return row ?? null;
}

export type PaymentRow = {
  id: string;
  orderId: string;
  provider: ProviderName;
  amount: bigint;
  currency: string;
  state: PaymentState;
  capturedAmount: bigint;
  refundedAmount: bigint;
  dispute: Dispute;
  failureCode: string | null;
  providerReference: string | null;
  returnPath: string | null;
  createdAt: Date;
  authorisedAt: Date | null;
  expiresAt: Date;
};

const columns = (sql: Ctx['sql']) => sql`
  id, order_id as "orderId", provider, amount, currency, state, captured_amount as "capturedAmount",
  refunded_amount as "refundedAmount", dispute, failure_code as "failureCode",
  provider_reference as "providerReference", return_path as "returnPath", created_at as "createdAt",
  authorised_at as "authorisedAt", expires_at as "expiresAt"`;

/** The card payment of an order; null when it has none. */
export async function selectPaymentOfOrder(
  { sql, tenant }: Ctx,
  orderId: string,
): Promise<PaymentRow | null> {
  const [row] = await sql<PaymentRow[]>`
    select ${columns(sql)} from payments where tenant_id = ${tenant.id} and order_id = ${orderId}`;
  return row ?? null;
}

export async function selectPayment({ sql, tenant }: Ctx, id: string): Promise<PaymentRow | null> {
  const [row] = await sql<PaymentRow[]>`
    select ${columns(sql)} from payments where tenant_id = ${tenant.id} and id = ${id}`;
  return row ?? null;
}

/** The same, locked until this transaction ends. */
export async function lockPayment({ sql, tenant }: Ctx, id: string): Promise<PaymentRow | null> {
  const [row] = await sql<PaymentRow[]>`
    select ${columns(sql)} from payments where tenant_id = ${tenant.id} and id = ${id} for update`;
  return row ?? null;
}

/** Which payment of ours the provider means: by its own name for it, else by ours, which it was told. */
export async function selectPaymentId(
  { sql, tenant }: Ctx,
  named: { provider: ProviderName; providerReference: string; paymentId: string | null },
): Promise<string | null> {
  const [row] = await sql<{ id: string }[]>`
    select id from payments
     where tenant_id = ${tenant.id} and provider = ${named.provider}
       and (provider_reference = ${named.providerReference}
            or (provider_reference is null and id = ${named.paymentId ?? ''}))`;
  return row?.id ?? null;
}

export async function selectRefunds({ sql, tenant }: Ctx, paymentId: string): Promise<KnownRefund[]> {
  return sql<KnownRefund[]>`
    select provider_reference as "providerReference", operation_id as "operationId", amount, state
      from payment_refunds where tenant_id = ${tenant.id} and payment_id = ${paymentId} order by 1`;
}

export type OperationRow = {
  id: string;
  paymentId: string;
  kind: 'create' | 'capture' | 'cancel' | 'refund';
  reference: string;
  amount: bigint;
  state: 'wanted' | 'done' | 'refused';
  attempt: number;
  createdAt: Date;
};

const operationColumns = (sql: Ctx['sql']) => sql`
  id, payment_id as "paymentId", kind, reference, amount, state, attempt, created_at as "createdAt"`;

export async function selectOperation({ sql, tenant }: Ctx, id: string): Promise<OperationRow | null> {
  const [row] = await sql<OperationRow[]>`
    select ${operationColumns(sql)} from payment_operations where tenant_id = ${tenant.id} and id = ${id}`;
  return row ?? null;
}

/** More than this is never asked for of one payment. */
export const MOST_OPERATIONS = 1_000;

export async function selectOperations({ sql, tenant }: Ctx, paymentId: string): Promise<OperationRow[]> {
  return sql<OperationRow[]>`
    select ${operationColumns(sql)} from payment_operations
     where tenant_id = ${tenant.id} and payment_id = ${paymentId} order by id limit ${MOST_OPERATIONS}`;
}

/** Which of these ids are refunds that we asked for. */
export async function selectRefundOperations(
  { sql, tenant }: Ctx,
  ids: string[],
): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const rows = await sql<{ id: string }[]>`
    select id from payment_operations
     where tenant_id = ${tenant.id} and kind = 'refund' and id = any(${ids}::text[])`;
  return new Set(rows.map((r) => r.id));
}

/** Operations that should be done by now, oldest first. */
export async function selectLate({ sql, tenant }: Ctx, before: Date, most: number): Promise<string[]> {
  const rows = await sql<{ id: string }[]>`
    select id from payment_operations
     where tenant_id = ${tenant.id} and state = 'wanted' and kind <> 'create' and updated_at < ${before}
     order by updated_at limit ${most}`;
  return rows.map((r) => r.id);
}

/** Payments that nobody has authorised in time, and that nobody has asked to end yet. */
export async function selectAbandoned({ sql, tenant, now }: Ctx, most: number): Promise<string[]> {
  const rows = await sql<{ id: string }[]>`
    select id from payments p
     where tenant_id = ${tenant.id} and state in ('created', 'requires_action', 'failed') and expires_at <= ${now}
       and not exists (select 1 from payment_operations o
                        where o.tenant_id = p.tenant_id and o.payment_id = p.id and o.reference = 'settle')
     order by updated_at limit ${most}`;
  return rows.map((r) => r.id);
}

/** Payments of which nothing was heard: for five minutes before they are authorised, for an hour after. */
export async function selectSilent({ sql, tenant, now }: Ctx, most: number): Promise<string[]> {
  const rows = await sql<{ id: string }[]>`
    select id from payments
     where tenant_id = ${tenant.id} and state not in ('cancelled', 'captured') and provider = 'stripe'
       and provider_reference is not null
       and updated_at < ${now}::timestamptz
           - case state when 'authorised' then interval '1 hour' else interval '5 minutes' end
     order by updated_at limit ${most}`;
  return rows.map((r) => r.id);
}
