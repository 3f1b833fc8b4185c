import { beforeEach, describe, expect, it } from 'vitest';
import type { Caller } from '#core/context.ts';
import type { TenantRef } from '#lib/tenant.ts';
import { listApiKeys } from '#modules/identity/index.ts';
import { asPlatform, callerOf, makeTenant } from '#tests/factories.ts';
import { codeOf, refusalOf } from '#tests/outcome.ts';
import {
  disableOperator,
  enableOperator,
  inviteColleague,
  listOperators,
  setOperatorRoles,
} from './access.ts';
import { asSession } from './authenticate.ts';
import { createApiKey } from './keys.ts';
import { addMember, disableMember, enableMember, listMembers, showMember } from './members.ts';
import { addOperator, createStartingRoles } from './operators.ts';
import { createRole, deleteRole, editRole, listRoles } from './roles.ts';
import { signInWithPassword } from './sign-in.ts';

const password = 'correct horse battery';
let tenant: TenantRef;
let owner: Caller;
let ownerId: string;
beforeEach(async () => {
  tenant = await makeTenant();
  await createStartingRoles.call(asPlatform(tenant), {});
  const first = { email: 'first@example.com', name: 'First', role: 'Owner', password };
  ({ operatorId: ownerId } = await addOperator.call(asPlatform(tenant), first));
  owner = await signedIn('first@example.com');
});

/** As a browser of theirs would knock: permissions are looked up anew for each act. */
async function signedIn(email: string): Promise<Caller> {
  const session = await signInWithPassword.call(asPlatform(tenant), { kind: 'operator', email, password });
  const nobody = callerOf(tenant, { type: 'anonymous', id: 'anonymous' });
  return { ...nobody, authenticate: asSession('operator', session) };
}
const roleId = async (name: string) => {
  const { items } = await listRoles.call(asPlatform(tenant), {});
  return items.find((role) => role.name === name)?.roleId ?? '';
};
async function operator(name: string, role: string) {
  const email = `${name}@example.com`;
  const { operatorId } = await addOperator.call(asPlatform(tenant), { email, name, role, password });
  return { operatorId, caller: await signedIn(email) };
}
const role = (name: string, permissions: string[]) =>
  createRole.call(asPlatform(tenant), { name, permissions });

describe('an operator', () => {
  it('is invited with roles, listed, and comes in by the link that was sent', async () => {
    const roles = [{ roleId: await roleId('Viewer') }];
    await inviteColleague.call(owner, { email: 'new@example.com', name: 'New', roles });
    const { items } = await listOperators.call(owner, {});
    expect(items.map((each) => [each.name, each.roles.map((held) => held.name), each.isMe])).toEqual([
      ['First', ['Owner'], true],
      ['New', ['Viewer'], false],
    ]);
    const again = inviteColleague.call(owner, { email: 'new@example.com', name: 'New', roles });
    expect((await refusalOf(again)).fields).toEqual([{ field: 'email', message: 'is taken' }]);
  });

  it('whose role is taken while they work is refused at their next act, and stays signed in', async () => {
    const { operatorId, caller } = await operator('fin', 'Finance');
    expect(await codeOf(listMembers.call(caller, {}))).toBe('ok');
    const roles = [{ roleId: await roleId('Merchant') }];
    await setOperatorRoles.call(owner, { operatorId, roles });
    const refused = await refusalOf(listMembers.call(caller, {}));
    expect([refused.code, refused.message]).toEqual(['forbidden', expect.stringContaining('members.read')]);
    await setOperatorRoles.call(owner, { operatorId, roles: [{ roleId: await roleId('Finance') }] });
    expect(await codeOf(listMembers.call(caller, {}))).toBe('ok');
  });

  it('who is disabled is out at once, and in again when they are enabled', async () => {
    const { operatorId, caller } = await operator('fin', 'Finance');
    expect(await disableOperator.call(owner, { operatorId })).toEqual({ ended: 1 });
    expect(await codeOf(listMembers.call(caller, {}))).toBe('unauthenticated');
    expect(await codeOf(signedIn('fin@example.com'))).toBe('unauthenticated');
    await enableOperator.call(owner, { operatorId });
    expect(await codeOf(listMembers.call(await signedIn('fin@example.com'), {}))).toBe('ok');
  });
});

describe('the last owner', () => {
  it.each([
    ['disable', () => disableOperator.call(owner, { operatorId: ownerId })],
    [
      'demote',
      async () =>
        setOperatorRoles.call(owner, { operatorId: ownerId, roles: [{ roleId: await roleId('Viewer') }] }),
    ],
  ])('cannot %s themselves, until there is another', async (_, act) => {
    expect((await refusalOf(act())).message).toMatch(/You are the last owner/);
    await operator('second', 'Owner');
    expect(await codeOf(act())).toBe('ok');
  });

  it('of two who go at the same moment, one stays', async () => {
    const { operatorId, caller } = await operator('second', 'Owner');
    const codes = await Promise.all([
      codeOf(disableOperator.call(owner, { operatorId: ownerId })),
      codeOf(disableOperator.call(caller, { operatorId })),
    ]);
    expect(codes.sort()).toEqual(['conflict', 'ok']);
  });
});

describe('nobody', () => {
  it('gives, takes or changes what they do not hold', async () => {
    await role('People', ['operators.manage', 'members.read']);
    const { caller } = await operator('hr', 'People');
    const beyond = async (act: Promise<unknown>) =>
      expect((await refusalOf(act)).message).toMatch(/^You cannot give what you do not hold/);
    await beyond(createRole.call(caller, { name: 'More', permissions: ['points.grant'] }));
    const finance = [{ roleId: await roleId('Finance') }];
    await beyond(inviteColleague.call(caller, { email: 'x@example.com', name: 'X', roles: finance }));
    await beyond(disableOperator.call(caller, { operatorId: ownerId }));
    const viewer = await roleId('Viewer');
    const less = { roleId: viewer, version: 1, name: 'Viewer', permissions: ['members.read'] };
    await beyond(editRole.call(caller, less));
    expect(await codeOf(createRole.call(caller, { name: 'Less', permissions: ['members.read'] }))).toBe('ok');
  });
});

describe('a role', () => {
  it('is made, changed for everybody who holds it, and forgotten when nobody does', async () => {
    const made = await role('Desk', ['members.read']);
    const { operatorId, caller } = await operator('desk', 'Desk');
    expect(await codeOf(listApiKeys.call(caller, {}))).toBe('forbidden');
    const more = { roleId: made.roleId, version: 1, name: 'Desk', permissions: ['keys.manage'] };
    await editRole.call(owner, more);
    expect(await codeOf(listApiKeys.call(caller, {}))).toBe('ok');
    expect((await refusalOf(editRole.call(owner, more))).message).toMatch(/Somebody else has changed/);
    expect((await refusalOf(deleteRole.call(owner, made))).message).toBe(
      'Desk is held by desk. Give them another role first.',
    );
    await setOperatorRoles.call(owner, { operatorId, roles: [{ roleId: await roleId('Viewer') }] });
    await deleteRole.call(owner, made);
    expect(await roleId('Desk')).toBe('');
  });

  it('of the owner stays as it is', async () => {
    const id = await roleId('Owner');
    const edit = { roleId: id, version: 1, name: 'Owner', permissions: ['members.read'] };
    expect((await refusalOf(editRole.call(owner, edit))).message).toMatch(/stays as it is/);
    expect(await codeOf(deleteRole.call(owner, { roleId: id }))).toBe('conflict');
  });
});

describe('a role for some cost centres', () => {
  const person = (name: string, costCentre: string | null) =>
    addMember.call(asPlatform(tenant), {
      email: `${name}@x.example`,
      name,
      country: 'DE',
      locale: 'de',
      costCentre,
    });
  async function lead() {
    const made = await role('Lead', ['members.read', 'members.manage']);
    const { operatorId, caller } = await operator('lead', 'Merchant');
    const roles = [{ roleId: made.roleId, costCentres: ['Sales'] }];
    await setOperatorRoles.call(owner, { operatorId, roles });
    return { caller, roleId: made.roleId };
  }

  it('shows and changes members of those alone; others are not there', async () => {
    const [sales, board] = [await person('sal', 'Sales'), await person('boa', 'Board')];
    await person('non', null);
    const { caller } = await lead();
    const { items } = await listMembers.call(caller, {});
    expect(items.map((each) => each.name)).toEqual(['sal']);
    expect(await codeOf(showMember.call(caller, sales))).toBe('ok');
    const missing = await refusalOf(showMember.call(caller, { memberId: 'nonsense' }));
    const other = await refusalOf(showMember.call(caller, board));
    expect([other.code, other.message]).toEqual([missing.code, missing.message]);
    expect(await codeOf(disableMember.call(caller, board))).toBe('not_found');
    expect(await codeOf(disableMember.call(caller, sales))).toBe('ok');
    expect(await codeOf(enableMember.call(caller, sales))).toBe('ok');
  });

  it('adds people to those alone', async () => {
    const { caller } = await lead();
    const add = (costCentre: string) =>
      addMember.call(caller, {
        email: `${costCentre}@x.example`,
        name: 'X',
        country: 'DE',
        locale: 'de',
        costCentre,
      });
    expect(await codeOf(add('Sales'))).toBe('ok');
    expect((await refusalOf(add('Board'))).message).toMatch(/must be one of Sales/);
  });

  it('opens nothing that does not narrow itself, and gives nobody else anything', async () => {
    const { caller } = await lead();
    const { listSegments } = await import('./segments.ts');
    expect((await refusalOf(listSegments.call(caller, {}))).message).toBe(
      'This needs the permission members.read everywhere. You hold it for Sales alone.',
    );
    expect(await codeOf(createApiKey.call(caller, { name: 'K', scopes: ['members.read'] }))).toBe(
      'forbidden',
    );
  });

  it('is refused for a role that holds more than can be limited, also later', async () => {
    const { roleId: leadId } = await lead();
    const roles = [{ roleId: await roleId('Finance'), costCentres: ['Sales'] }];
    const invite = inviteColleague.call(owner, { email: 'y@example.com', name: 'Y', roles });
    expect((await refusalOf(invite)).message).toMatch(/cannot be limited to cost centres/);
    const more = { roleId: leadId, version: 1, name: 'Lead', permissions: ['members.read', 'keys.manage'] };
    expect((await refusalOf(editRole.call(owner, more))).message).toMatch(/some cost centres alone/);
  });
});
