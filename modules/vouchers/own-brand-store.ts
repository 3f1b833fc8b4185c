import type { Ctx } from '#core/context.ts';
import type { OwnBrand } from './own-brand-schema.ts';
import type { VoucherState } from './schema.ts';
import type { Sealed } from './secret.ts';

export async function upsertOwnBrand(
  { sql, tenant, now }: Ctx,
  b: Pick<OwnBrand, 'productId' | 'pattern' | 'partial' | 'undoSeconds'>,
): Promise<void> {
  await sql`
    insert into own_brands (tenant_id, product_id, pattern, partial, undo_seconds, created_at, updated_at)
    values (${tenant.id}, ${b.productId}, ${b.pattern}, ${b.partial}, ${b.undoSeconds}, ${now}, ${now})
    on conflict (tenant_id, product_id) do update
       set pattern = excluded.pattern, partial = excluded.partial, undo_seconds = excluded.undo_seconds,
           updated_at = excluded.updated_at`;
}

export async function insertRun(
  { sql, tenant, now }: Ctx,
  r: { id: string; productId: string; denomination: bigint; batchId: string; wanted: number },
): Promise<void> {
  await sql`
    insert into code_runs (tenant_id, id, product_id, denomination, batch_id, wanted, created_at)
    values (${tenant.id}, ${r.id}, ${r.productId}, ${r.denomination}, ${r.batchId}, ${r.wanted}, ${now})`;
}

/** Locks a run, so that of two workers on it the second goes on where the first has ended. */
export async function lockRun(
  { sql, tenant }: Ctx,
  runId: string,
): Promise<{
  productId: string;
  denomination: bigint;
  batchId: string;
  wanted: number;
  made: number;
} | null> {
  const [row] = await sql<
    { productId: string; denomination: bigint; batchId: string; wanted: number; made: number }[]
  >`
    select product_id as "productId", denomination, batch_id as "batchId", wanted, made from code_runs
     where tenant_id = ${tenant.id} and id = ${runId} for update`;
  return row ?? null;
}

export async function advanceRun({ sql, tenant, now }: Ctx, runId: string, more: number): Promise<void> {
  await sql`
    update code_runs set made = made + ${more},
           finished_at = case when made + ${more} = wanted then ${now}::timestamptz end
     where tenant_id = ${tenant.id} and id = ${runId}`;
}

export type MintedCode = Sealed & { id: string };

/** Adds new codes of one value; answers how many were not known yet. A canary begins as taken. */
export async function insertMinted(
  { sql, tenant, now }: Ctx,
  shelf: { batchId: string; productId: string; denomination: bigint; canary: boolean },
  codes: MintedCode[],
): Promise<number> {
  const column = (of: (c: MintedCode) => string) => codes.map(of);
  const made = await sql`
    insert into stock_codes (tenant_id, id, batch_id, product_id, denomination, sealed, key_id, fingerprint, last_four,
                             canary, taken_at)
    select ${tenant.id}, c.id, ${shelf.batchId}, ${shelf.productId}, ${shelf.denomination}, decode(c.sealed, 'hex'),
           c.key_id, decode(c.fingerprint, 'hex'), c.last_four, ${shelf.canary},
           case when ${shelf.canary} then ${now}::timestamptz end
      from unnest(${column((c) => c.id)}::text[], ${column((c) => c.sealed.toString('hex'))}::text[],
                  ${column((c) => c.keyId)}::text[], ${column((c) => c.fingerprint.toString('hex'))}::text[],
                  ${column((c) => c.lastFour)}::text[]) as c(id, sealed, key_id, fingerprint, last_four)
     where not exists (select 1 from vouchers v where v.tenant_id = ${tenant.id}
                         and v.fingerprint = decode(c.fingerprint, 'hex'))
    on conflict (tenant_id, fingerprint) do nothing`;
  return made.count;
}

/** What a till has to know of an own-brand voucher. */
export type OwnVoucher = {
  voucherId: string;
  productName: string;
  brandName: string;
  denomination: bigint;
  currency: string;
  state: VoucherState;
  expiresOn: string | null;
  partial: boolean;
  undoSeconds: number;
};

const ownVoucher = (sql: Ctx['sql']) => sql`
  select v.id as "voucherId", p.name as "productName", b.name as "brandName", v.denomination, v.currency, v.state,
         v.expires_on::text as "expiresOn", o.partial, o.undo_seconds as "undoSeconds"
    from vouchers v
    join own_brands o on o.tenant_id = v.tenant_id and o.product_id = v.product_id
    join products p on p.id = v.product_id
    join brands b on b.id = p.brand_id`;

/** The voucher, or the canary, with one of these fingerprints; the voucher locked until the transaction ends. */
export async function lockMarked(
  { sql, tenant }: Ctx,
  marks: Buffer[],
): Promise<{ voucher: OwnVoucher | null; canaryId: string | null }> {
  const given = sql`select decode(m, 'hex') from unnest(${marks.map((m) => m.toString('hex'))}::text[]) as m`;
  const [vouchers, canaries] = await Promise.all([
    sql<OwnVoucher[]>`
      ${ownVoucher(sql)} where v.tenant_id = ${tenant.id} and v.fingerprint in (${given}) for no key update of v`,
    sql<{ id: string }[]>`
      select id from stock_codes where tenant_id = ${tenant.id} and fingerprint in (${given}) and canary`,
  ]);
  return { voucher: vouchers[0] ?? null, canaryId: canaries[0]?.id ?? null };
}

export async function lockOwnVoucher({ sql, tenant }: Ctx, voucherId: string): Promise<OwnVoucher | null> {
  const [row] = await sql<OwnVoucher[]>`
    ${ownVoucher(sql)} where v.tenant_id = ${tenant.id} and v.id = ${voucherId} for no key update of v`;
  return row ?? null;
}

/** Locks own-brand vouchers whose last day is over and that nobody else holds at the moment. */
export async function lockLapsed({ sql, tenant }: Ctx, today: string, limit: number): Promise<OwnVoucher[]> {
  return sql<OwnVoucher[]>`
    ${ownVoucher(sql)}
     where v.tenant_id = ${tenant.id} and v.expires_on < ${today}::date and v.state in ('issued', 'delivered', 'viewed')
     order by v.expires_on limit ${limit} for no key update of v skip locked`;
}
