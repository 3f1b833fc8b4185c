import postgres from 'postgres';
import { types } from '#db/client.ts';
import { required } from '#lib/env.ts';
import { resealFactor } from '#modules/platform/index.ts';
import { keyContext, serviceForNew, serviceNamed } from '#modules/tenants/index.ts';

type Row = { tenantId: string; id: string; wrapped: Buffer; service: 'environment' | 'http' };

/**
 * Wraps every data key anew: under DAMSON_MASTER_KEY, what DAMSON_MASTER_KEY_PREVIOUS opened until now; or by the key
 * service, where there is one. No row of a tenant changes, nothing has to stop, and it may be run again.
 */
export async function rewrapKeys(ownerUrl: string): Promise<number> {
  const owner = postgres(ownerUrl, { max: 1, types, onnotice: () => {} });
  let rewrapped = 0;
  try {
    for (const { id } of await owner<{ id: string }[]>`select id from tenants order by id`) {
      const rows = await inTenant(
        owner,
        id,
        (sql) => sql<Row[]>`
        select tenant_id as "tenantId", id, wrapped, service from tenant_keys where tenant_id = ${id}`,
      );
      for (const row of rows) rewrapped += await rewrap(owner, row);
    }
    await resealFactors(owner);
    return rewrapped;
  } finally {
    await owner.end();
  }
}

/** The authenticators of those who run the installation are sealed under the master key itself. */
async function resealFactors(owner: postgres.Sql<{ bigint: bigint }>): Promise<void> {
  const rows = await owner<{ id: string; factor: Buffer }[]>`
    select id, factor from platform_operators where factor is not null`;
  for (const { id, factor } of rows) {
    await owner`
      update platform_operators set factor = ${resealFactor(factor, id)} where id = ${id} and factor = ${factor}`;
  }
}

async function rewrap(owner: postgres.Sql<{ bigint: bigint }>, row: Row): Promise<number> {
  const context = keyContext(row.tenantId, row.id);
  const service = serviceForNew();
  const wrapped = await service.wrap(await serviceNamed(row.service).unwrap(row.wrapped, context), context);
  const done = await inTenant(
    owner,
    row.tenantId,
    (sql) => sql`
    update tenant_keys set wrapped = ${wrapped}, service = ${service.name}
     where tenant_id = ${row.tenantId} and id = ${row.id} and wrapped = ${row.wrapped} returning 1`,
  );
  return done.length;
}

/** Row security holds for the owner too. */
async function inTenant<T>(
  owner: postgres.Sql<{ bigint: bigint }>,
  tenantId: string,
  work: (sql: postgres.TransactionSql<{ bigint: bigint }>) => Promise<T>,
): Promise<T> {
  return (await owner.begin(async (sql) => {
    await sql`select set_config('damson.tenant', ${tenantId}, true)`;
    return work(sql);
  })) as T;
}

if (import.meta.main) {
  const count = await rewrapKeys(required('DATABASE_URL'));
  console.log(`${count} data keys are wrapped anew. DAMSON_MASTER_KEY_PREVIOUS is no longer needed.`);
}
