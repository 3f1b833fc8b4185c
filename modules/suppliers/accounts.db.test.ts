import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withTenant } from '#db/tenant.ts';
import { forgetEnv } from '#lib/env.ts';
import type { TenantRef } from '#lib/tenant.ts';
import { asOwner, asPlatform, callerOf, lookingSql, makeTenant } from '#tests/factories.ts';
import { codeOf, refusalOf } from '#tests/outcome.ts';
import { inVerb } from '#tests/proof-verb.ts';
import { accountInput, allowAddresses, makeSandbox } from '#tests/suppliers/factories.ts';
import { accessOf, createAccount, listAccounts, setAccountStatus, updateSupplierAccount } from './index.ts';

let live: TenantRef;
let sandbox: TenantRef;
beforeAll(async () => {
  allowAddresses({ simulated: 'http://127.0.0.1:4010' });
  [live, sandbox] = [await makeTenant({ funds: 0 }), await makeSandbox()];
});
afterAll(() => {
  delete process.env['SUPPLIER_URLS'];
  forgetEnv();
});
const open = (tenant: TenantRef, accountId: string) =>
  inVerb(asPlatform(tenant), (ctx) => accessOf(ctx, accountId));

describe('createAccount', () => {
  it('keeps the credentials sealed, gives them to an adapter and shows them to nobody', async () => {
    const caller = asOwner(live);
    const { accountId } = await createAccount.call(caller, accountInput(), { idempotencyKey: 'create' });
    expect(await open(live, accountId)).toMatchObject({
      mode: 'live',
      baseUrl: 'https://giftcards.reloadly.com',
      credentials: { clientId: 'canary-client-id', clientSecret: 'canary-client-secret' },
    });
    const listed = await listAccounts.call(caller, {});
    expect(listed.items.map((a) => a.accountId)).toContain(accountId);
    const kept = await everything();
    expect(kept).toContain(accountId);
    expect(JSON.stringify(listed) + kept).not.toMatch(/canary|6b616e617279|Y2FuYXJ5/);
  });

  it('answers a repeat under the same key with the same account', async () => {
    const input = accountInput();
    const caller = asOwner(live);
    const first = await createAccount.call(caller, input, { idempotencyKey: 'twice' });
    expect(await createAccount.call(caller, input, { idempotencyKey: 'twice' })).toEqual(first);
  });

  it('names credentials that are missing or too much, without a value', async () => {
    const missing = await refusalOf(
      createAccount.call(asOwner(live), accountInput({ credentials: { clientId: 'canary' } })),
    );
    expect(missing.message).toBe('Add the credentials clientSecret.');
    const strange = { clientId: 'a', clientSecret: 'b', password: 'canary' };
    const refused = await refusalOf(
      createAccount.call(asOwner(live), accountInput({ credentials: strange })),
    );
    expect(refused.code).toBe('invalid');
    expect(refused.message).not.toContain('canary');
  });

  it('refuses a name that is taken and a caller without the permission', async () => {
    const input = accountInput();
    expect(await codeOf(createAccount.call(asOwner(live), input))).toBe('ok');
    expect(await codeOf(createAccount.call(asOwner(live), input))).toBe('conflict');
    const reader = callerOf(live, { type: 'operator', id: 'opr', permissions: new Set(['suppliers.read']) });
    expect(await codeOf(createAccount.call(reader, accountInput()))).toBe('forbidden');
    expect(await codeOf(listAccounts.call(reader, {}))).toBe('ok');
  });

  it('names no host of its own choice', async () => {
    for (const baseUrl of [
      'http://169.254.169.254',
      'https://giftcards.reloadly.com.evil.example',
      'https://giftcards.reloadly.com@evil.example',
      'http://giftcards.reloadly.com',
      'http://127.0.0.1:4010',
    ]) {
      expect(await codeOf(createAccount.call(asOwner(live), accountInput({ baseUrl }))), baseUrl).toBe(
        'invalid',
      );
    }
    expect(
      await codeOf(
        createAccount.call(asOwner(live), accountInput({ baseUrl: 'https://giftcards.reloadly.com' })),
      ),
    ).toBe('ok');
  });
});

describe('a sandbox and a live program never meet', () => {
  const simulated = () => accountInput({ kind: 'simulated', credentials: { apiKey: 'key' } });

  it('a sandbox has sandbox addresses and the simulated supplier', async () => {
    const { accountId } = await createAccount.call(asOwner(sandbox), accountInput());
    expect(await open(sandbox, accountId)).toMatchObject({
      mode: 'sandbox',
      baseUrl: 'https://giftcards-sandbox.reloadly.com',
    });
    expect(await codeOf(createAccount.call(asOwner(sandbox), simulated()))).toBe('ok');
    expect(await codeOf(createAccount.call(asOwner(live), simulated()))).toBe('not_available');
  });

  it('a sandbox names no live address, by the verb and by the table', async () => {
    const baseUrl = 'https://giftcards.reloadly.com';
    expect(await codeOf(createAccount.call(asOwner(sandbox), accountInput({ baseUrl })))).toBe('invalid');
    const move = (tenant: TenantRef, change: string) =>
      withTenant(tenant.id, (sql) =>
        sql.unsafe(`update supplier_accounts set ${change} where kind = 'reloadly' returning 1`),
      );
    for (const url of [
      baseUrl,
      `${baseUrl}/x`,
      'https://API.tangocard.com/raas/v2',
      'https://extapi12.woohoo.in',
    ]) {
      await expect(move(sandbox, `base_url = '${url}'`), url).rejects.toThrow('supplier_accounts_sandbox');
    }
    await expect(move(sandbox, `mode = 'live'`)).rejects.toThrow('supplier_accounts_mode');
    await expect(move(live, `kind = 'simulated'`)).rejects.toThrow('supplier_accounts_simulated');
    expect(await move(sandbox, `base_url = 'https://sandbox.woohoo.in'`)).not.toHaveLength(0);
    expect(await move(sandbox, `base_url = 'https://giftcards-sandbox.reloadly.com'`)).not.toHaveLength(0);
  });

  it('an address that the installation no longer allows opens nothing', async () => {
    const here = { reloadly: 'http://127.0.0.1:4011', simulated: 'http://127.0.0.1:4010' };
    allowAddresses(here);
    const input = accountInput({ baseUrl: here.reloadly });
    const { accountId } = await createAccount.call(asOwner(sandbox), input);
    expect(await open(sandbox, accountId)).toMatchObject({ baseUrl: here.reloadly });
    allowAddresses({ ...here, reloadly: 'http://127.0.0.1:4099' });
    expect(await codeOf(open(sandbox, accountId))).toBe('not_available');
  });

  it('the simulated supplier is found where it listens now', async () => {
    const { accountId } = await createAccount.call(asOwner(sandbox), simulated());
    expect(await open(sandbox, accountId)).toMatchObject({ baseUrl: 'http://127.0.0.1:4010' });
    allowAddresses({ simulated: 'http://127.0.0.1:4098' });
    expect(await open(sandbox, accountId)).toMatchObject({ baseUrl: 'http://127.0.0.1:4098' });
    allowAddresses({});
    expect(await codeOf(open(sandbox, accountId))).toBe('not_available');
    allowAddresses({ simulated: 'http://127.0.0.1:4010' });
  });
});

describe('updateAccount and setAccountStatus', () => {
  it('change what is given, keep the rest, and replace credentials as a whole', async () => {
    const { accountId } = await createAccount.call(asOwner(live), accountInput());
    await updateSupplierAccount.call(asOwner(live), {
      accountId,
      priority: 3,
      lowBalance: { amount: 500, currency: 'EUR' },
    });
    expect((await open(live, accountId)).credentials).toMatchObject({ clientId: 'canary-client-id' });
    const credentials = { clientId: 'new', clientSecret: 'newer' };
    await updateSupplierAccount.call(asOwner(live), { accountId, credentials });
    expect((await open(live, accountId)).credentials).toEqual(credentials);
    const { items } = await listAccounts.call(asOwner(live), { limit: 100 });
    expect(items.find((a) => a.accountId === accountId)).toMatchObject({
      priority: 3,
      lowBalance: { amount: 500, currency: 'EUR' },
    });
  });

  it('of two who change one account, tells the second what the first has changed, and overwrites nothing', async () => {
    const { accountId } = await createAccount.call(asOwner(live), accountInput());
    const find = async () => {
      const { items } = await listAccounts.call(asOwner(live), { limit: 100 });
      return items.find((a) => a.accountId === accountId);
    };
    const { name = '', priority = 0, lowBalance = null } = (await find()) ?? {};
    const seen = { name, priority, lowBalance };
    const change = (to: number) =>
      updateSupplierAccount.call(asOwner(live), { accountId, priority: to, seen });
    expect((await Promise.all([codeOf(change(7)), codeOf(change(8))])).sort()).toEqual(['conflict', 'ok']);
    expect(await refusalOf(change(9))).toMatchObject({ code: 'conflict', params: { changed: 'priority' } });
    const now = (await find())?.priority ?? 0;
    expect([7, 8]).toContain(now);
    const again = { accountId, priority: 9, seen: { ...seen, priority: now } };
    expect(await codeOf(updateSupplierAccount.call(asOwner(live), again))).toBe('ok');
  });

  it('pause an account, which can still be opened for look-ups', async () => {
    const { accountId } = await createAccount.call(asOwner(live), accountInput());
    await setAccountStatus.call(asOwner(live), { accountId, status: 'paused' });
    expect(await codeOf(open(live, accountId))).toBe('ok');
  });

  it("find another tenant's account no more than one that is not there", async () => {
    const { accountId } = await createAccount.call(asOwner(live), accountInput());
    const other = await makeTenant({ funds: 0 });
    expect(await codeOf(updateSupplierAccount.call(asOwner(other), { accountId, priority: 1 }))).toBe(
      'not_found',
    );
    expect(await codeOf(setAccountStatus.call(asOwner(other), { accountId, status: 'paused' }))).toBe(
      'not_found',
    );
    expect(await codeOf(open(other, accountId))).toBe('not_found');
  });
});

it('sealed credentials open for their own account alone', async () => {
  const [a, b] = [
    await createAccount.call(asOwner(live), accountInput()),
    await createAccount.call(asOwner(live), accountInput()),
  ];
  await withTenant(
    live.id,
    (sql) => sql`
    update supplier_accounts t set sealed = s.sealed, key_id = s.key_id from supplier_accounts s
     where t.tenant_id = ${live.id} and t.id = ${b.accountId} and s.tenant_id = t.tenant_id and s.id = ${a.accountId}`,
  );
  await expect(open(live, b.accountId)).rejects.toThrow();
  expect((await open(live, a.accountId)).credentials['clientId']).toBe('canary-client-id');
});

/** All that was written of the tenant, as one text. */
async function everything(): Promise<string> {
  const owner = lookingSql();
  const texts: string[] = [];
  for (const table of [
    'events',
    'audit_entries',
    'idempotency_keys',
    'supplier_accounts',
    'supplier_alerts',
  ]) {
    const [row] =
      await owner`select string_agg(t::text, '|') as all from ${owner(table)} t where tenant_id = ${live.id}`;
    texts.push(String(row?.['all']));
  }
  return texts.join('\n');
}
