import type { Ctx } from '#core/context.ts';
import type { VoucherState } from './schema.ts';
import type { Sealed } from './secret.ts';
import { lastTakenFrom, rememberTaken } from './shelf.ts';

export type NewStockCode = Sealed & {
  id: string;
  productId: string;
  denomination: bigint;
  expiresOn: string | null;
};

export async function insertBatch(
  { sql, tenant, now }: Ctx,
  b: { id: string; fileName: string; accepted: number; refused: number },
): Promise<void> {
  await sql`insert into stock_batches (tenant_id, id, file_name, accepted, refused, created_at)
            values (${tenant.id}, ${b.id}, ${b.fileName}, ${b.accepted}, ${b.refused}, ${now})`;
}

export async function finishBatch(
  { sql, tenant }: Ctx,
  b: { id: string; accepted: number; refused: number },
) {
  await sql`update stock_batches set accepted = ${b.accepted}, refused = ${b.refused}
             where tenant_id = ${tenant.id} and id = ${b.id}`;
}

/** Adds codes that are new to this tenant; answers the ids that were, so that the rest can be named. */
/** Which of these codes nobody has uploaded or held yet, by their ids. */
export async function selectNew({ sql, tenant }: Ctx, codes: NewStockCode[]): Promise<Set<string>> {
  const rows = codes.map((c) => ({ id: c.id, fingerprint: c.fingerprint.toString('hex') }));
  const found = await sql<{ id: string }[]>`
    select r.id from jsonb_to_recordset(${rows as never}::jsonb) as r(id text, fingerprint text)
     where not exists (select 1 from stock_codes s where s.tenant_id = ${tenant.id}
                         and s.fingerprint = decode(r.fingerprint, 'hex'))
       and not exists (select 1 from vouchers v where v.tenant_id = ${tenant.id}
                         and v.fingerprint = decode(r.fingerprint, 'hex'))`;
  return new Set(found.map((r) => r.id));
}

export async function insertStock(
  { sql, tenant }: Ctx,
  batchId: string,
  codes: NewStockCode[],
): Promise<Set<string>> {
  const rows = codes.map((c) => ({
    id: c.id,
    product: c.productId,
    denomination: c.denomination.toString(),
    sealed: c.sealed.toString('hex'),
    key: c.keyId,
    fingerprint: c.fingerprint.toString('hex'),
    last_four: c.lastFour,
    expires_on: c.expiresOn,
  }));
  const made = await sql<{ id: string }[]>`
    insert into stock_codes (tenant_id, id, batch_id, product_id, denomination, sealed, key_id, fingerprint,
                             last_four, expires_on)
    select ${tenant.id}, r.id, ${batchId}, r.product, r.denomination, decode(r.sealed, 'hex'), r.key,
           decode(r.fingerprint, 'hex'), r.last_four, r.expires_on
      from jsonb_to_recordset(${rows as never}::jsonb) as r(id text, product text, denomination bigint, sealed text,
             key text, fingerprint text, last_four text, expires_on date)
     where not exists (select 1 from vouchers v where v.tenant_id = ${tenant.id}
                         and v.fingerprint = decode(r.fingerprint, 'hex'))
    on conflict (tenant_id, fingerprint) do nothing returning id`;
  return new Set(made.map((r) => r.id));
}

/**
 * Takes free codes of one product and value, oldest first and each at most once (skip locked), and makes the
 * vouchers of an order line from them. Answers the vouchers made, and whether any free code is left.
 */
export async function takeStock(ctx: Ctx, t: Taking): Promise<{ voucherIds: string[]; moreLeft: boolean }> {
  const shelf = { tenantId: ctx.tenant.id, productId: t.productId, denomination: t.denomination };
  const after = lastTakenFrom(shelf);
  const rows = await takeAfter(ctx, t, after);
  if (after !== '' && rows.length < t.voucherIds.length) {
    const rest = { voucherIds: t.voucherIds.slice(rows.length), firstUnit: t.firstUnit + rows.length };
    rows.push(...(await takeAfter(ctx, { ...t, ...rest }, '')));
  }
  const last = rows.at(-1);
  if (last) rememberTaken(shelf, last.code);
  const moreLeft = last !== undefined && (last.more || (await anyFree(ctx, t.productId)));
  return { voucherIds: rows.map((r) => r.id), moreLeft };
}

/** Locks up to so many free codes for this transaction and answers how many it got. */
export async function lockFree(
  { sql, tenant, now }: Ctx,
  of: { productId: string; denomination: bigint; quantity: number },
): Promise<number> {
  const rows = await sql`
    select 1 from stock_codes
     where tenant_id = ${tenant.id} and product_id = ${of.productId} and denomination = ${of.denomination}
       and taken_at is null and (expires_on is null or expires_on > ${now}::date)
     order by id limit ${of.quantity} for update skip locked`;
  return rows.length;
}

async function anyFree({ sql, tenant }: Ctx, productId: string): Promise<boolean> {
  const rows = await sql`
    select 1 from stock_codes where tenant_id = ${tenant.id} and product_id = ${productId} and taken_at is null
     order by denomination, id limit 1`;
  return rows.length > 0;
}

export type Taking = {
  voucherIds: string[];
  productId: string;
  denomination: bigint;
  currency: string;
  orderId: string;
  orderLineId: string;
  firstUnit: number;
  memberId: string | null;
  transferId: string;
};
async function takeAfter(
  { sql, tenant, now }: Ctx,
  t: Taking,
  after: string,
): Promise<{ id: string; code: string; more: boolean }[]> {
  // The limit stands in the text and what is left is asked for in order: so that PostgreSQL plans this once, and
  // always as a walk along the index of free codes. `more` looks only ahead on the same shelf.
  const rows = await sql<{ id: string; code: string; more: boolean }[]>`
    with free as (
      select id from stock_codes
       where tenant_id = ${tenant.id} and product_id = ${t.productId} and denomination = ${t.denomination}
         and id > ${after} and taken_at is null and (expires_on is null or expires_on > ${now}::date)
       order by id limit ${sql.unsafe(String(t.voucherIds.length))} for update skip locked
    ), taken as (
      update stock_codes s set taken_at = ${now} from free
       where s.tenant_id = ${tenant.id} and s.id = free.id
      returning s.*
    ), made as (
      insert into vouchers (tenant_id, id, order_id, order_line_id, unit, product_id, member_id, denomination, currency,
                            state, sealed, key_id, fingerprint, last_four, expires_on, transfer_id, issued_at)
      select ${tenant.id}, (${t.voucherIds}::text[])[row_number() over ()], ${t.orderId}, ${t.orderLineId},
             ${t.firstUnit}::int - 1 + row_number() over (), product_id, ${t.memberId}, denomination, ${t.currency}, 'issued', sealed, key_id, fingerprint, last_four,
             coalesce(expires_on, (select (${now}::timestamptz + make_interval(months => p.validity_months))::date
                                     from products p where p.id = taken.product_id)),
             ${t.transferId}, ${now}
        from taken
      returning id
    )
    select made.id, (select max(id) from free) as code,
           (select s.id from stock_codes s
             where s.tenant_id = ${tenant.id} and s.product_id = ${t.productId} and s.denomination = ${t.denomination}
               and s.taken_at is null and s.id > (select max(id) from free)
             order by s.id limit 1) is not null as more
      from made`;
  return [...rows];
}

/** Whether a code with this fingerprint is on the shelf or was ever issued. */
export async function selectKnown({ sql, tenant }: Ctx, fingerprint: Buffer): Promise<boolean> {
  const rows = await sql`
    select 1 from stock_codes where tenant_id = ${tenant.id} and fingerprint = ${fingerprint}
    union all select 1 from vouchers where tenant_id = ${tenant.id} and fingerprint = ${fingerprint} limit 1`;
  return rows.length > 0;
}

type NewVoucher = Sealed &
  Omit<Taking, 'voucherIds' | 'firstUnit'> & { id: string; unit: number; expiresOn: string | null };

/** A voucher whose code never lay on the shelf. */
export async function insertVoucher({ sql, tenant, now }: Ctx, v: NewVoucher): Promise<void> {
  await sql`
    insert into vouchers (tenant_id, id, order_id, order_line_id, unit, product_id, member_id, denomination, currency,
                          state, sealed, key_id, fingerprint, last_four, expires_on, transfer_id, issued_at)
    values (${tenant.id}, ${v.id}, ${v.orderId}, ${v.orderLineId}, ${v.unit}, ${v.productId}, ${v.memberId},
            ${v.denomination}, ${v.currency}, 'issued', ${v.sealed}, ${v.keyId}, ${v.fingerprint}, ${v.lastFour},
            coalesce(${v.expiresOn}::date, (select (${now}::timestamptz + make_interval(months => p.validity_months))::date
                                              from products p where p.id = ${v.productId})),
            ${v.transferId}, ${now})`;
}

/** The state of a voucher, which nobody else may change until this transaction ends. */
export async function lockVoucher({ sql, tenant }: Ctx, id: string): Promise<VoucherState | null> {
  const [row] = await sql<{ state: VoucherState }[]>`
    select state from vouchers where tenant_id = ${tenant.id} and id = ${id} for no key update`;
  return row?.state ?? null;
}

/** Moves a voucher on; false when it is not in one of the states that this may follow. */
export async function moveVoucher(
  { sql, tenant, now }: Ctx,
  id: string,
  move: { from: VoucherState[]; to: VoucherState },
): Promise<boolean> {
  const rows = await sql`
    update vouchers set state = ${move.to},
           viewed_at = case when ${move.to} = 'viewed' then coalesce(viewed_at, ${now}) else viewed_at end,
           used_at = case when ${move.to} = 'redeemed' then ${now}::timestamptz else null end
     where tenant_id = ${tenant.id} and id = ${id} and state in ${sql(move.from)} returning 1`;
  return rows.length === 1;
}

export async function noteOpened({ sql, tenant, now }: Ctx, id: string): Promise<void> {
  await sql`update vouchers set opened_at = ${now} where tenant_id = ${tenant.id} and id = ${id}`;
}

/** Withdraws what is not withdrawn yet. */
export async function setRevoked({ sql, tenant }: Ctx, ids: string[]): Promise<void> {
  await sql`update vouchers set state = 'revoked'
             where tenant_id = ${tenant.id} and id in ${sql(ids)} and state not in ('revoked', 'replaced')`;
}

export async function markReplaced({ sql, tenant }: Ctx, id: string, byId: string): Promise<void> {
  await sql`update vouchers set state = 'replaced', replaced_by_id = ${byId}
             where tenant_id = ${tenant.id} and id = ${id}`;
}
