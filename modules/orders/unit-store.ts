import type { Ctx } from '#core/context.ts';
import { refuse } from '#lib/errors.ts';
import { newId } from '#lib/id.ts';
import type { OrderChannel, OrderStatus, UnitState } from './schema.ts';
import { mayBecome } from './states.ts';

export type LockedOrder = {
  id: string;
  status: OrderStatus;
  channel: OrderChannel;
  memberId: string | null;
  budgetId: string | null;
  payerAccountId: string;
  recipient: { email: string; name: string | null };
  recipientMemberId: string | null;
  points: bigint;
  cardPoints: bigint | null;
  cardAmount: bigint | null;
  cardCurrency: string | null;
  deliverAt: Date | null;
};

/** The order, locked: everything that changes it or its units does so one after another. */
export async function lockOrder({ sql, tenant }: Ctx, id: string): Promise<LockedOrder | null> {
  const [row] = await sql<LockedOrder[]>`
    select id, status, channel, member_id as "memberId", budget_id as "budgetId", payer_account_id as "payerAccountId",
           recipient, recipient_member_id as "recipientMemberId", points, card_points as "cardPoints",
           card_amount as "cardAmount", card_currency as "cardCurrency", deliver_at as "deliverAt"
      from orders where tenant_id = ${tenant.id} and id = ${id} for no key update`;
  return row ?? null;
}

/** Moves a locked order on; asks for what cannot follow are refused. */
export async function moveOrder(
  { sql, tenant, now }: Ctx,
  order: { id: string; status: OrderStatus },
  to: OrderStatus,
): Promise<void> {
  if (order.status === to) return;
  if (!mayBecome(order.status, to)) {
    refuse('conflict', {
      message: `This order is ${order.status.replaceAll('_', ' ')}, so it cannot become ${to.replaceAll('_', ' ')}.`,
      params: { status: order.status },
    });
  }
  await sql`update orders set status = ${to}, changed_at = ${now}
             where tenant_id = ${tenant.id} and id = ${order.id}`;
}

export type Unit = {
  unit: number;
  state: UnitState;
  lineId: string;
  productId: string;
  productName: string;
  country: string;
  denomination: bigint;
  currency: string;
  unitPoints: bigint;
};

/** The units of an order with what each one is; of one that was served at once from stock there are none. */
export async function selectUnits({ sql, tenant }: Ctx, orderId: string): Promise<Unit[]> {
  return sql<Unit[]>`
    select u.unit, u.state, u.order_line_id as "lineId", n.product_id as "productId", n.product_name as "productName",
           p.country, n.denomination, n.currency, n.unit_points as "unitPoints"
      from order_units u
      join order_lines n on n.tenant_id = u.tenant_id and n.id = u.order_line_id
      join products p on p.id = n.product_id
     where u.tenant_id = ${tenant.id} and u.order_id = ${orderId} order by u.unit`;
}

export async function moveUnits(
  { sql, tenant, now }: Ctx,
  orderId: string,
  units: number[],
  to: UnitState,
): Promise<void> {
  await sql`
    update order_units set state = ${to}, changed_at = ${now}
     where tenant_id = ${tenant.id} and order_id = ${orderId} and unit = any(${units}::smallint[])`;
}

export type Attempt = {
  id: string;
  orderId: string;
  unit: number;
  attempt: number;
  supplier: string;
  supplierAccountId: string | null;
  sku: string | null;
  outcome: 'asking' | 'issued' | 'rejected' | 'unknown' | 'frozen' | 'abandoned';
  supplierReference: string | null;
  asks: number;
  doubted: boolean;
  nextStep: 'order' | 'look-up';
  nextAskAt: Date | null;
  settleBefore: Date | null;
};

const attemptColumns = (sql: Ctx['sql']) => sql`
  f.id, n.order_id as "orderId", f.unit, f.attempt, f.supplier, f.supplier_account_id as "supplierAccountId", f.sku,
  f.outcome, f.supplier_reference as "supplierReference", f.asks, f.doubted, f.next_step as "nextStep", f.next_ask_at as "nextAskAt",
  f.settle_before as "settleBefore"`;

/** Every attempt to get one unit, oldest first. */
export async function selectAttempts(
  { sql, tenant }: Ctx,
  of: { lineId: string; unit: number },
): Promise<Attempt[]> {
  return sql<Attempt[]>`
    select ${attemptColumns(sql)}
      from fulfilments f join order_lines n on n.tenant_id = f.tenant_id and n.id = f.order_line_id
     where f.tenant_id = ${tenant.id} and f.order_line_id = ${of.lineId} and f.unit = ${of.unit} order by f.attempt`;
}

export async function selectAttempt({ sql, tenant }: Ctx, id: string): Promise<Attempt | null> {
  const [row] = await sql<Attempt[]>`
    select ${attemptColumns(sql)}
      from fulfilments f join order_lines n on n.tenant_id = f.tenant_id and n.id = f.order_line_id
     where f.tenant_id = ${tenant.id} and f.id = ${id}`;
  return row ?? null;
}

export async function insertAttempt(
  { sql, tenant, now }: Ctx,
  a: {
    lineId: string;
    unit: number;
    attempt: number;
    supplier: string;
    supplierAccountId: string | null;
    sku: string | null;
    outcome: 'asking' | 'issued' | 'rejected';
    detail?: string;
    asks?: number;
    nextAskAt?: Date;
    settleBefore?: Date;
  },
): Promise<string> {
  const id = newId('fulfilment');
  await sql`
    insert into fulfilments (tenant_id, id, order_line_id, unit, attempt, supplier, supplier_account_id, sku, outcome,
                             detail, asks, next_ask_at, settle_before, created_at, settled_at)
    values (${tenant.id}, ${id}, ${a.lineId}, ${a.unit}, ${a.attempt}, ${a.supplier}, ${a.supplierAccountId}, ${a.sku},
            ${a.outcome}, ${a.detail ?? ''}, ${a.asks ?? 0}, ${a.nextAskAt ?? null}, ${a.settleBefore ?? null}, ${now},
            ${a.outcome === 'asking' ? null : now})`;
  return id;
}

/** Another ask under the same reference, and when the next one may be made at the earliest. */
export async function noteAsk({ sql, tenant }: Ctx, id: string, nextAskAt: Date): Promise<void> {
  // Asked before and never answered: whoever asked has died, and what it sent may have been taken.
  await sql`update fulfilments
               set asks = asks + 1, next_ask_at = ${nextAskAt}, next_step = 'look-up',
                   doubted = doubted or (outcome = 'asking' and next_step = 'look-up')
             where tenant_id = ${tenant.id} and id = ${id}`;
}

export async function settleAttemptRow(
  { sql, tenant, now }: Ctx,
  id: string,
  s: {
    outcome: Attempt['outcome'];
    detail: string;
    supplierReference?: string | null;
    cost?: { amount: bigint; currency: string } | null;
    nextStep?: 'order' | 'look-up';
    doubted?: boolean;
    nextAskAt?: Date | null;
  },
): Promise<void> {
  const open = ['asking', 'unknown', 'frozen'].includes(s.outcome);
  await sql`
    update fulfilments
       set outcome = ${s.outcome}, detail = ${s.detail.slice(0, 300)}, next_ask_at = ${s.nextAskAt ?? null},
           next_step = ${s.nextStep ?? 'look-up'}, doubted = doubted or ${s.doubted ?? false},
           supplier_reference = coalesce(${s.supplierReference ?? null}, supplier_reference),
           cost_amount = ${s.cost?.amount ?? null}, cost_currency = ${s.cost?.currency ?? null},
           settled_at = ${open ? null : now}
     where tenant_id = ${tenant.id} and id = ${id}`;
}
