import { afterAll, beforeAll, expect, it } from 'vitest';
import type { TenantRef } from '#lib/tenant.ts';
import { makeTenant, ownerSql } from '#tests/factories.ts';
import { oracle } from '#tests/oracle.ts';
import { makeSupplier, note, SILENCE } from './factories.ts';

let owner: ReturnType<typeof ownerSql>;
let tenant: TenantRef;
let accountId: string;
beforeAll(async () => {
  owner = ownerSql();
  tenant = await makeTenant({ funds: 0 });
  ({ supplierAccountId: accountId } = await makeSupplier(tenant));
  for (let i = 0; i < 4; i++) await note(tenant, accountId, SILENCE);
  await owner`alter table supplier_accounts drop constraint supplier_accounts_simulated`;
});
afterAll(() => owner.end());

const found = async () => JSON.stringify(await oracle(process.env['DATABASE_URL'] ?? ''));

it.each([
  [
    'O50',
    `update supplier_accounts set kind = 'simulated'`,
    `update supplier_accounts set kind = 'reloadly'`,
  ],
  [
    'O51',
    `update supplier_sync_runs set added = added + 1 where state = 'applied'`,
    `update supplier_sync_runs set added = added - 1 where state = 'applied'`,
  ],
  [
    'O52',
    `update supplier_alerts set closed_at = now() where cause = 'breaker_open'`,
    `update supplier_alerts set closed_at = null where cause = 'breaker_open'`,
  ],
])('the check %s sees what was planted for it, and nothing when it is gone', async (check, plant, undo) => {
  expect(await found()).not.toContain(check);
  await owner.unsafe(plant);
  expect(await found()).toContain(`${check} `);
  await owner.unsafe(undo);
  expect(await found()).not.toContain(check);
});
