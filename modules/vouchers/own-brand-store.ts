import type { Ctx } from '#core/context.ts';
import type { OwnBrand } from './own-brand-schema.ts';
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
