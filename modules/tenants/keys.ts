import { randomBytes } from 'node:crypto';
import type { Sql } from '#db/client.ts';
import { withTenant } from '#db/tenant.ts';
import { present } from '#lib/assert.ts';
import { clock } from '#lib/clock.ts';
import { Refusal } from '#lib/errors.ts';
import { newId } from '#lib/id.ts';
import { log } from '#lib/log.ts';
import { unwrapHere } from './key-service.ts';
import { serviceForNew, serviceNamed } from './key-services.ts';
import { insertKey, type KeyPurpose, type KeyRow, selectKeys, type WrappedKey } from './store.ts';

type DataKey = { id: string; key: Buffer };
/** A tenant's unwrapped keys, and until when they are taken for all there are. */
type Ring = { until: number; byId: Map<string, Buffer>; current: Map<KeyPurpose, DataKey> };

/** How long a process may not know that another key is current. */
const KEEP_MS = 5_000;
const MAX_RINGS = 5_000;
const rings = new Map<string, Ring>();

/** What binds a wrapped key to its place. */
export const keyContext = (tenantId: string, id: string): string => `${tenantId}:${id}`;

/** A new data key, wrapped; it may ask a key service, so no transaction should be open. */
export async function newWrappedKey(tenantId: string, key = randomBytes(32)): Promise<WrappedKey> {
  const id = newId('dataKey');
  const service = serviceForNew();
  const wrapped = await service.wrap(key, keyContext(tenantId, id));
  return { id, wrapped, service: service.name };
}

/** A tenant's first data keys, one for each purpose, with no transaction open; this process can use them at once. */
export async function firstKeys(tenantId: string): Promise<KeyRow[]> {
  const unwrapped = new Map<string, Buffer>();
  const rows: KeyRow[] = [];
  for (const purpose of ['seal', 'fingerprint', 'link'] as const) {
    const key = randomBytes(32);
    const row = { ...(await newWrappedKey(tenantId, key)), purpose };
    unwrapped.set(row.id, key);
    rows.unshift(row);
  }
  keep(tenantId, rows, unwrapped);
  return rows;
}

/** Writes them, in the transaction that makes the tenant. */
export async function keepFirstKeys(sql: Sql, tenantId: string, keys: readonly KeyRow[]): Promise<void> {
  for (const key of keys.toReversed()) await insertKey(sql, { tenantId, ...key });
}

/** Both at once, where no key service is asked. */
export async function createKeys(sql: Sql, tenantId: string): Promise<void> {
  await keepFirstKeys(sql, tenantId, await firstKeys(tenantId));
}

/** The tenant's current data key for a purpose, unwrapped; kept in memory of this process only. */
export async function currentKey(sql: Sql, tenantId: string, purpose: KeyPurpose): Promise<DataKey> {
  const known = rings.get(tenantId);
  const ring = known && known.until > clock.now().getTime() ? known : await readRing(sql, tenantId);
  return present(ring.current.get(purpose), `${purpose} key of the tenant`);
}

/** The key that sealed a row, by the id written beside it. */
export async function keyById(sql: Sql, tenantId: string, id: string): Promise<Buffer> {
  const ring = rings.get(tenantId);
  const key = ring?.byId.get(id) ?? (await readRing(sql, tenantId)).byId.get(id);
  return present(key, 'data key');
}

/**
 * Unwraps a tenant's keys ahead of its transactions, with none open. Doors do it as they look the tenant up, every
 * few seconds, so that a key service is never asked by a verb.
 */
export async function warmKeys(tenantId: string): Promise<void> {
  const rows = await withTenant(tenantId, (sql) => selectKeys(sql, tenantId));
  const known = rings.get(tenantId)?.byId;
  const unwrapped = new Map<string, Buffer>();
  for (const row of rows) {
    const context = keyContext(tenantId, row.id);
    const key = known?.get(row.id) ?? (await serviceNamed(row.service).unwrap(row.wrapped, context));
    unwrapped.set(row.id, key);
  }
  keep(tenantId, rows, unwrapped);
}

/** Inside a transaction only what needs no network is unwrapped; for the rest it is left, and begun again. */
async function readRing(sql: Sql, tenantId: string): Promise<Ring> {
  const rows = await selectKeys(sql, tenantId);
  const known = rings.get(tenantId)?.byId;
  const unwrapped = new Map<string, Buffer>();
  for (const row of rows) {
    const key =
      known?.get(row.id) ??
      (row.service === 'environment' ? unwrapHere(row.wrapped, keyContext(tenantId, row.id)) : null);
    if (key) unwrapped.set(row.id, key);
    else refuseUntilWarm(tenantId);
  }
  return keep(tenantId, rows, unwrapped);
}

function refuseUntilWarm(tenantId: string): never {
  const refusal = new Refusal('unavailable', {
    message: 'The keys of this program cannot be reached. Nothing was done; try again shortly.',
    retryAfterSeconds: 1,
  });
  const beforeRetry = () =>
    warmKeys(tenantId).catch((error) => {
      log.error({ err: error }, 'keys were not fetched');
      throw refusal;
    });
  throw Object.assign(refusal, { beforeRetry });
}

/** Rows come newest first; turned round, the newest of a purpose is set last and stays. */
function keep(tenantId: string, rows: readonly KeyRow[], unwrapped: ReadonlyMap<string, Buffer>): Ring {
  const byId = new Map(unwrapped);
  const current = new Map<KeyPurpose, DataKey>();
  for (const { id, purpose } of rows.toReversed()) {
    const key = byId.get(id);
    if (key) current.set(purpose, { id, key });
  }
  const ring = { until: clock.now().getTime() + KEEP_MS, byId, current };
  if (rings.size >= MAX_RINGS) rings.clear();
  rings.set(tenantId, ring);
  return ring;
}
