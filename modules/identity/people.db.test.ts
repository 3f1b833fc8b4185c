import { beforeAll, describe, expect, it } from 'vitest';
import type { TenantRef } from '#lib/tenant.ts';
import { asOwner, asPlatform, callerOf, makeTenant, rowsOf } from '#tests/factories.ts';
import { atOnce, codeOf, refusalOf, tally } from '#tests/outcome.ts';
import { createApiKey, listApiKeys } from './keys.ts';
import { addMember, listMembers } from './members.ts';
import { addOperator, createStartingRoles } from './operators.ts';
import { STARTING_ROLES } from './permissions.ts';

let tenant: TenantRef;
beforeAll(async () => {
  tenant = await makeTenant();
  await createStartingRoles.call(asPlatform(tenant), {});
});
const person = { email: 'kim@example.com', name: 'Kim', country: 'DE', locale: 'de' };
const holding = (...permissions: string[]) =>
  callerOf(tenant, { type: 'operator', id: 'opr_x', permissions: new Set(permissions) });

describe('adding a member', () => {
  it('takes an address once, whatever its case, also of 20 at once', async () => {
    const adds = await atOnce(20, (n) =>
      codeOf(
        addMember.call(asOwner(tenant), { ...person, email: n % 2 ? 'KIM@Example.com ' : 'kim@example.com' }),
      ),
    );
    expect(tally(adds)).toEqual({ ok: 1, conflict: 19 });
    expect((await refusalOf(addMember.call(asOwner(tenant), person))).fields).toEqual([
      { field: 'email', message: 'is taken' },
    ]);
  });

  it('of the same address at another tenant is independent', async () => {
    expect(await codeOf(addMember.call(asOwner(await makeTenant()), person))).toBe('ok');
  });

  it.each([
    ['email', 'no address'],
    ['email', `${'a'.repeat(250)}@example.com`],
    ['name', ' '],
    ['name', 'n'.repeat(121)],
    ['country', 'Germany'],
    ['country', 'de'],
    ['locale', 'german'],
    ['password', 'short'],
  ])('names the field that is wrong: %s = %s', async (field, value) => {
    const before = await rowsOf(tenant, 'members');
    const refusal = await refusalOf(
      addMember.call(asOwner(tenant), { ...person, email: 'new@example.com', [field]: value }),
    );
    expect([refusal.code, refusal.fields[0]?.field]).toEqual(['invalid', field]);
    expect(await rowsOf(tenant, 'members')).toBe(before);
  });

  it('under one key adds once and answers the same', async () => {
    const add = () =>
      addMember.call(asPlatform(tenant), { ...person, email: 'once@example.com' }, { idempotencyKey: 'k' });
    expect(await add()).toEqual(await add());
  });
});

describe('listing members', () => {
  it('finds by name, address and cost centre, page by page without a gap or a repeat', async () => {
    const own = await makeTenant();
    for (let n = 0; n < 7; n++) {
      await addMember.call(asOwner(own), {
        ...person,
        email: `m${n}@example.com`,
        name: `Same ${n % 2}`,
        costCentre: `CC-${n}`,
      });
    }
    const seen: string[] = [];
    for (let cursor: string | undefined; seen.length < 20; ) {
      const page = await listMembers.call(asOwner(own), { limit: 3, cursor });
      seen.push(...page.items.map((m) => m.email));
      if (!page.nextCursor) break;
      cursor = page.nextCursor;
    }
    expect([...seen].sort()).toEqual(Array.from({ length: 7 }, (_, n) => `m${n}@example.com`));
    const found = async (q: string) => (await listMembers.call(asOwner(own), { q })).items.length;
    expect([
      await found('m3@'),
      await found('same 1'),
      await found('cc-6'),
      await found('%'),
      await found('_'),
    ]).toEqual([1, 3, 1, 0, 0]);
  });
});

describe('what somebody may give', () => {
  it('is what they hold: roles', async () => {
    const operator = (email: string, role: string) => ({ email, name: 'Op', role });
    const viewer = holding('operators.manage', ...STARTING_ROLES.Viewer);
    expect(await codeOf(addOperator.call(viewer, operator('v@example.com', 'Viewer')))).toBe('ok');
    expect(await codeOf(addOperator.call(viewer, operator('o@example.com', 'Owner')))).toBe('forbidden');
    expect(await codeOf(addOperator.call(asOwner(tenant), operator('o@example.com', 'Owner')))).toBe('ok');
    expect(await codeOf(addOperator.call(asOwner(tenant), operator('o@example.com', 'Owner')))).toBe(
      'conflict',
    );
    expect(await codeOf(addOperator.call(asOwner(tenant), operator('x@example.com', 'King')))).toBe(
      'invalid',
    );
  });

  it('is what they hold: scopes of a key', async () => {
    const make = (scopes: string[]) =>
      codeOf(createApiKey.call(holding('keys.manage', 'orders.read'), { name: 'k', scopes }));
    expect([await make(['orders.read']), await make(['orders.read', 'vouchers.reveal'])]).toEqual([
      'ok',
      'forbidden',
    ]);
    expect([await make([]), await make(['everything'])]).toEqual(['invalid', 'invalid']);
  });

  it('of a key is shown once: the list has its last four characters', async () => {
    const { apiKeyId, secret } = await createApiKey.call(asOwner(tenant), {
      name: 'Shown',
      scopes: ['orders.read'],
    });
    const { items } = await listApiKeys.call(asOwner(tenant), {});
    expect(items.find((k) => k.apiKeyId === apiKeyId)).toMatchObject({
      name: 'Shown',
      lastFour: secret.slice(-4),
      revokedAt: null,
    });
    expect(JSON.stringify(items)).not.toContain(secret);
  });
});
