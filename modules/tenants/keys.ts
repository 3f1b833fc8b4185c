import { randomBytes } from 'node:crypto';
import type { Sql } from '#db/client.ts';
import { present } from '#lib/assert.ts';
import { open, seal } from '#lib/crypto.ts';
import { required } from '#lib/env.ts';
import { newId } from '#lib/id.ts';
import { insertKey, type KeyPurpose, selectKeys } from './store.ts';

type DataKey = { id: string; key: Buffer };
const unwrapped = new Map<string, DataKey>();

const masterKey = () => Buffer.from(required('DAMSON_MASTER_KEY'), 'base64');
const context = (tenantId: string, id: string) => `${tenantId}:${id}`;

/** Makes a tenant's first data keys, one for each purpose, wrapped by the master key. */
export async function createKeys(sql: Sql, tenantId: string): Promise<void> {
  for (const purpose of ['seal', 'fingerprint', 'link'] as const) {
    const id = newId('dataKey');
    const wrapped = seal(masterKey(), randomBytes(32), context(tenantId, id));
    await insertKey(sql, { tenantId, id, purpose, wrapped });
  }
}

/** The tenant's current data key for a purpose, unwrapped; kept in memory of this process only. */
export async function currentKey(sql: Sql, tenantId: string, purpose: KeyPurpose): Promise<DataKey> {
  const cached = unwrapped.get(`${tenantId} ${purpose}`);
  if (cached) return cached;
  await load(sql, tenantId);
  return present(unwrapped.get(`${tenantId} ${purpose}`), `${purpose} key of the tenant`);
}

/** The key that sealed a row, by the id written beside it. */
export async function keyById(sql: Sql, tenantId: string, id: string): Promise<Buffer> {
  if (!unwrapped.has(`${tenantId} ${id}`)) await load(sql, tenantId);
  return present(unwrapped.get(`${tenantId} ${id}`), 'data key').key;
}

async function load(sql: Sql, tenantId: string): Promise<void> {
  for (const row of (await selectKeys(sql, tenantId)).toReversed()) {
    const key = open(masterKey(), row.wrapped, context(tenantId, row.id));
    unwrapped.set(`${tenantId} ${row.id}`, { id: row.id, key });
    unwrapped.set(`${tenantId} ${row.purpose}`, { id: row.id, key });
  }
}
