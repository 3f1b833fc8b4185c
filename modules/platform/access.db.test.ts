import { beforeEach, describe, expect, it } from 'vitest';
import type { Caller } from '#core/context.ts';
import { newId } from '#lib/id.ts';
import type { TenantRef } from '#lib/tenant.ts';
import {
  asAnyone,
  asSession,
  browserHashOf,
  type Cookie,
  endAccess,
  enterByHandOver,
  grantAccess,
  listAccess,
  listAccessActs,
  listMembers,
  listOperators,
  operatorMe,
  refuseAccess,
} from '#modules/identity/index.ts';
import { addHost } from '#modules/tenants/index.ts';
import { revealForStaff } from '#modules/vouchers/index.ts';
import { asOwner, callerOf, lookingSql, makeMember, makeTenant, NOW } from '#tests/factories.ts';
import { outcomeOf } from '#tests/outcome.ts';
import { enterTenant, leaveTenant, requestAccess, showMyAccess } from './access.ts';
import { asCommand } from './act.ts';
import type { PlatformCaller } from './context.ts';
import { invitePlatformOperator, setPlatformOperatorStatus } from './operators.ts';

const later = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);
const command = (): PlatformCaller => ({
  requestId: newId('request'),
  now: NOW,
  authenticate: asCommand('test'),
});

let platformOperatorId: string;
let tenant: TenantRef;
beforeEach(async () => {
  const email = `${newId('request')}@example.com`;
  platformOperatorId = (await invitePlatformOperator.call(command(), { email, name: 'Ada' })).operatorId;
  tenant = await makeTenant();
});

const asAda = (now = NOW): PlatformCaller => ({
  requestId: newId('request'),
  now,
  authenticate: async () => ({
    id: platformOperatorId,
    name: 'Ada',
    email: 'ada@x.example',
    factor: 'given',
  }),
});
const REASON = 'They see no orders since noon';
const ask = (over: object = {}) =>
  requestAccess.call(asAda(), { tenantId: tenant.id, reason: REASON, minutes: 60, level: 'look', ...over });
const grant = (grantId: string, level = 'look') => grantAccess.call(asOwner(tenant), { grantId, level });
const BROWSER = 'what this browser alone holds';

/** The token of an address that leads in. */
async function wayIn(grantId: string, now = NOW): Promise<string> {
  const input = { tenantId: tenant.id, grantId, browserHash: browserHashOf(BROWSER) };
  const { url } = await enterTenant.call(asAda(now), input);
  return new URL(url).searchParams.get('token') ?? '';
}
const anyone = (now = NOW, at = tenant): Caller => ({
  ...callerOf(at, { type: 'anonymous', id: 'anonymous' }, now),
  authenticate: asAnyone,
});
const enter = (token: string, now = NOW, browser = BROWSER, at = tenant) =>
  enterByHandOver.call(anyone(now, at), { token, browser });
const inside = (cookie: Cookie, now = NOW, at = tenant): Caller => ({
  ...anyone(now, at),
  authenticate: asSession('operator', cookie),
});
async function letIn(level = 'look'): Promise<{ grantId: string; cookie: Cookie }> {
  const { grantId } = await ask({ level });
  await grant(grantId, level);
  return { grantId, cookie: await enter(await wayIn(grantId)) };
}
const GONE = { ok: false, code: 'unauthenticated' };

describe('access to a program', () => {
  it('opens only once its people said yes, and then to look and nothing else', async () => {
    const { grantId } = await ask();
    expect(await outcomeOf(wayIn(grantId))).toMatchObject({ code: 'not_found' });
    await grant(grantId);
    const cookie = await enter(await wayIn(grantId));
    const memberId = await makeMember(tenant);
    expect(await listMembers.call(inside(cookie), {})).toMatchObject({ items: [{ memberId }] });
    const me = await operatorMe.call(inside(cookie), {});
    expect(me).toMatchObject({
      name: 'Ada',
      guest: { grantId, level: 'look', expiresAt: later(60).toISOString() },
    });
    const change = await outcomeOf(addHost.call(inside(cookie), { host: 'evil.example.com' }));
    expect(change).toMatchObject({ code: 'forbidden', message: expect.stringContaining('let in to look') });
  });

  it('helps without handing out codes, people, keys or an access that would stay', async () => {
    const { cookie } = await letIn('help');
    const caller = inside(cookie);
    expect(await outcomeOf(addHost.call(caller, { host: 'helped.example.com' }))).toMatchObject({ ok: true });
    const { permissions } = await operatorMe.call(caller, {});
    const never =
      /^(operators|members|keys|embedding|webhooks|approvals|payments)\.manage$|reveal|grant|decide|storefront/;
    expect(permissions.filter((p) => never.test(p))).toEqual([]);
    const reveal = revealForStaff.call(caller, { voucherId: newId('voucher'), reason: 'Curious' });
    expect(await outcomeOf(reveal)).toMatchObject({ code: 'forbidden' });
  });

  it('is over at its time for a session that is open, and no clock of the session outlives it', async () => {
    const { grantId, cookie } = await letIn();
    expect(await outcomeOf(listMembers.call(inside(cookie, later(59)), {}))).toMatchObject({ ok: true });
    expect(await outcomeOf(listMembers.call(inside(cookie, later(60)), {}))).toMatchObject(GONE);
    await lookingSql()`update sessions set expires_at = ${later(999)} where subject_id = ${grantId}`;
    expect(await outcomeOf(listMembers.call(inside(cookie, later(60)), {}))).toMatchObject(GONE);
    expect(await outcomeOf(wayIn(grantId, later(60)))).toMatchObject({ code: 'not_found' });
  });

  it('ends with the next request when its people end it, and a way in that was on its way leads nowhere', async () => {
    const { grantId, cookie } = await letIn();
    const token = await wayIn(grantId);
    await endAccess.call(asOwner(tenant), { grantId });
    expect(await outcomeOf(listMembers.call(inside(cookie), {}))).toMatchObject(GONE);
    expect(await outcomeOf(enter(token))).toMatchObject(GONE);
    await lookingSql()`update sessions set ended_at = null where subject_id = ${grantId}`;
    expect(await outcomeOf(listMembers.call(inside(cookie), {}))).toMatchObject(GONE);
  });

  it('ends from the other side as well: when they leave, and when they are disabled', async () => {
    const first = await letIn();
    await leaveTenant.call(asAda(), { tenantId: tenant.id, grantId: first.grantId });
    expect(await outcomeOf(operatorMe.call(inside(first.cookie), {}))).toMatchObject(GONE);
    const second = await letIn();
    expect(await outcomeOf(operatorMe.call(inside(second.cookie), {}))).toMatchObject({ ok: true });
    await setPlatformOperatorStatus.call(command(), { operatorId: platformOperatorId, status: 'disabled' });
    expect(await outcomeOf(operatorMe.call(inside(second.cookie), {}))).toMatchObject(GONE);
  });

  it('is refused for good, and cannot be widened, decided twice or answered after a day', async () => {
    const first = await ask();
    expect(await outcomeOf(grant(first.grantId, 'help'))).toMatchObject({ code: 'conflict' });
    expect(await outcomeOf(ask())).toMatchObject({ code: 'conflict' });
    await refuseAccess.call(asOwner(tenant), { grantId: first.grantId });
    expect(await outcomeOf(grant(first.grantId))).toMatchObject({ code: 'conflict' });
    expect(await outcomeOf(wayIn(first.grantId))).toMatchObject({ code: 'not_found' });
    const second = await ask();
    const late = grantAccess.call(asOwner(tenant, later(24 * 60)), {
      grantId: second.grantId,
      level: 'look',
    });
    expect(await outcomeOf(late)).toMatchObject({ code: 'conflict' });
    expect(await outcomeOf(ask({ minutes: 481 }))).toMatchObject({ code: 'invalid' });
    expect(await outcomeOf(ask({ reason: 'because' }))).toMatchObject({ code: 'invalid' });
  });

  it('is given to help by nobody who holds less, and by no guest', async () => {
    const { grantId } = await ask({ level: 'help' });
    const few = callerOf(tenant, {
      type: 'operator',
      id: newId('operator'),
      permissions: new Set(['operators.manage']),
    });
    expect(await outcomeOf(grantAccess.call(few, { grantId, level: 'help' }))).toMatchObject({
      code: 'forbidden',
    });
    await grant(grantId);
    const cookie = await enter(await wayIn(grantId));
    expect(await outcomeOf(endAccess.call(inside(cookie), { grantId }))).toMatchObject({ code: 'forbidden' });
    expect(await outcomeOf(listOperators.call(inside(cookie), {}))).toMatchObject({ code: 'forbidden' });
  });

  it('opens no other program, by no guessed id, in no other browser and not twice', async () => {
    const { grantId, cookie } = await letIn();
    const other = await makeTenant();
    await makeMember(other);
    expect(await outcomeOf(listMembers.call(inside(cookie, NOW, other), {}))).toMatchObject(GONE);
    const elsewhere = { tenantId: other.id, grantId, browserHash: browserHashOf(BROWSER) };
    const guessed = { ...elsewhere, grantId: newId('accessGrant') };
    const none = await outcomeOf(enterTenant.call(asAda(), guessed));
    expect(none).toMatchObject({ code: 'not_found' });
    expect(await outcomeOf(enterTenant.call(asAda(), elsewhere))).toEqual(none);
    const theirs = await outcomeOf(endAccess.call(asOwner(other), { grantId }));
    expect(theirs).toEqual(
      await outcomeOf(endAccess.call(asOwner(other), { grantId: newId('accessGrant') })),
    );
    const token = await wayIn(grantId);
    expect(await outcomeOf(enter(token, NOW, 'another browser'))).toMatchObject(GONE);
    expect(await outcomeOf(enter(token, NOW, BROWSER, other))).toMatchObject(GONE);
    expect(await outcomeOf(enter(token, later(1)))).toMatchObject(GONE);
    const tries = await Promise.all(Array.from({ length: 8 }, () => outcomeOf(enter(token))));
    expect(tries.filter((each) => each.ok)).toHaveLength(1);
  });

  it('of a colleague opens nothing to somebody else who runs the installation', async () => {
    const { grantId } = await letIn();
    const ada = platformOperatorId;
    platformOperatorId = newId('platformOperator');
    expect(await outcomeOf(wayIn(grantId))).toMatchObject({ code: 'not_found' });
    expect(await showMyAccess.call(asAda(), { tenantId: tenant.id })).toEqual({ access: null });
    platformOperatorId = ada;
    expect(await showMyAccess.call(asAda(), { tenantId: tenant.id })).toMatchObject({
      access: { grantId, state: 'open' },
    });
  });

  it('leaves each act in the program’s own record, by whom and by which grant', async () => {
    const { grantId, cookie } = await letIn('help');
    await addHost.call(inside(cookie), { host: 'kept.example.com' });
    const { items } = await listAccessActs.call(asOwner(tenant), { grantId });
    expect(items.map((act) => act.verb)).toContain('tenants.addHost');
    const [row] = await lookingSql()`
      select e.detail ->> 'byGrant' as grant, o.name, o.guest_of from audit_entries e
        join operators o on o.tenant_id = e.tenant_id and o.id = e.actor_id
       where e.tenant_id = ${tenant.id} and e.verb = 'tenants.addHost'`;
    expect(row).toEqual({ grant: grantId, name: 'Ada', guest_of: platformOperatorId });
    const events = await lookingSql()`
      select type from events where tenant_id = ${tenant.id} and object_id = ${grantId} order by sequence`;
    expect(events.map((event) => event['type'])).toEqual(['access.asked', 'access.granted']);
    const listed = await listAccess.call(asOwner(tenant), {});
    expect(listed.items).toMatchObject([
      { grantId, name: 'Ada', reason: REASON, state: 'open', level: 'help' },
    ]);
    // A guest is no operator: nobody gives them roles, and nobody finds them among the people who work here.
    expect((await listOperators.call(asOwner(tenant), {})).items).toEqual([]);
  });

  it('leaves no token and no secret in what is written down', async () => {
    const { grantId } = await ask();
    await grant(grantId);
    const token = await wayIn(grantId);
    const { secret } = await enter(token);
    const rows = await lookingSql()`
      select detail::text as text from audit_entries where tenant_id = ${tenant.id}
      union all select data::text from events where tenant_id = ${tenant.id}
      union all select detail::text from platform_audit where object_id = ${tenant.id}`;
    const all = JSON.stringify(rows);
    expect(all).toContain(grantId);
    for (const canary of [token, secret, BROWSER]) expect(all.includes(canary)).toBe(false);
  });
});
