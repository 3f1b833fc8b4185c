import { beforeAll, describe, expect, it } from 'vitest';
import { withoutTenant, withTenant } from '#db/tenant.ts';
import { newId } from '#lib/id.ts';
import { asAnyone, signInWithLink } from '#modules/identity/index.ts';
import { letters } from '#modules/notifications/index.ts';
import { currentKey, tenantByHost } from '#modules/tenants/index.ts';
import { asPlatform, lookingSql, makeTenant, NOW } from '#tests/factories.ts';
import { outcomeOf } from '#tests/outcome.ts';
import { asCommand } from './act.ts';
import type { PlatformCaller } from './context.ts';
import { createTenant } from './create-tenant.ts';

const caller = (): PlatformCaller => ({
  requestId: newId('request'),
  now: NOW,
  authenticate: asCommand('test'),
});
let counter = 0;
const spec = (further: object = {}) => {
  const slug = `acme-${process.pid}-${counter++}`;
  return {
    slug,
    name: 'Acme',
    currency: 'JPY',
    locale: 'ja',
    timeZone: 'Asia/Tokyo',
    host: `${slug}.example.com`,
    owner: { name: 'Kim Doe', email: 'kim@acme.example' },
    ...further,
  };
};
const refOf = async (host: string) => (await tenantByHost(host)) ?? expect.fail(`${host} serves nobody`);

const rows = async (): Promise<number> =>
  Number((await lookingSql()`select count(*) as n from tenants`)[0]?.['n']);

/** The way in, as the worker would write it. */
async function invitationOf(host: string): Promise<{ to: string; token: string }> {
  const tenant = await refOf(host);
  const [event] = await lookingSql()<{ object_id: string; data: { linkId: string } }[]>`
    select object_id, data from events where tenant_id = ${tenant.id} and type = 'operator.invited'`;
  const data = { operatorId: event?.object_id ?? '', linkId: event?.data.linkId ?? '' };
  const letter = await letters['mail.operator-invited'].call(asPlatform(tenant), data);
  return { to: letter?.to ?? '', token: /token=([\w.-]+)/.exec(letter?.text ?? '')?.[1] ?? '' };
}

describe('making a program', () => {
  it('gives it a host, keys, roles, a rate and an owner who comes in by the letter', async () => {
    const input = spec();
    const made = await createTenant.call(caller(), input);
    const tenant = await refOf(input.host);
    expect(tenant).toMatchObject({ id: made.tenantId, mode: 'live', currency: 'JPY', name: 'Acme' });
    await withTenant(tenant.id, async (sql) => {
      expect((await currentKey(sql, tenant.id, 'seal')).key).toHaveLength(32);
      const [rate] = await sql`select points, minor_units from point_rates`;
      expect(rate).toMatchObject({ points: 100n, minor_units: 1n });
    });
    const { to, token } = await invitationOf(input.host);
    expect(to).toBe('kim@acme.example');
    const door = { tenant, requestId: newId('request'), now: NOW, authenticate: asAnyone };
    const opened = await signInWithLink.call(door, { kind: 'operator', token });
    expect(opened.subjectId).toMatch(/^opr_/);
    expect(await outcomeOf(signInWithLink.call(door, { kind: 'operator', token }))).toMatchObject({
      code: 'unauthenticated',
    });
  });

  it('makes the sandbox of it in the same step, and asks its owner in once', async () => {
    const input = spec({ sandbox: true });
    const made = await createTenant.call(caller(), input);
    const sandbox = await refOf(made.sandbox?.host ?? '');
    expect(sandbox).toMatchObject({ mode: 'sandbox', slug: `${input.slug}-sandbox` });
    const [twin] = await lookingSql()`select sandbox_of from tenants where id = ${sandbox.id}`;
    expect(twin).toEqual({ sandbox_of: made.tenantId });
    const invited = await lookingSql()<{ tenant_id: string }[]>`
      select tenant_id from events where type = 'operator.invited' and tenant_id in (${made.tenantId}, ${sandbox.id})`;
    expect(invited).toEqual([{ tenant_id: made.tenantId }]);
  });

  it('gives a program that is there a sandbox, and only one', async () => {
    const live = spec();
    await createTenant.call(caller(), live);
    const twin = (n: number) => spec({ slug: `${live.slug}-t${n}`, sandboxOf: live.slug });
    const made = await createTenant.call(caller(), twin(1));
    expect(await refOf(made.host)).toMatchObject({ mode: 'sandbox' });
    const second = await outcomeOf(createTenant.call(caller(), twin(2)));
    expect(second).toMatchObject({ code: 'conflict', fields: [{ field: 'sandboxOf' }] });
    const nobody = await outcomeOf(createTenant.call(caller(), spec({ sandboxOf: 'nobody-here' })));
    expect(nobody).toMatchObject({ code: 'invalid', fields: [{ field: 'sandboxOf' }] });
  });

  it('does it once under one key, however often and however many at once', async () => {
    const input = spec({ sandbox: true });
    const idempotencyKey = newId('request');
    const calls = Array.from({ length: 8 }, () => createTenant.call(caller(), input, { idempotencyKey }));
    const answers = await Promise.all(calls);
    expect(new Set(answers.map((a) => a.tenantId)).size).toBe(1);
    const [row] = await lookingSql()`select count(*)::int as n from tenants where slug = ${input.slug}`;
    expect(row).toEqual({ n: 1 });
    const other = await outcomeOf(createTenant.call(caller(), spec(), { idempotencyKey }));
    expect(other).toMatchObject({ code: 'idempotency_mismatch' });
  });

  it('refuses what another program has, and leaves nothing behind', async () => {
    const first = spec();
    await createTenant.call(caller(), first);
    const before = await rows();
    const sameSlug = { ...spec(), slug: first.slug };
    const sameHost = { ...spec(), host: first.host.toUpperCase() };
    const twinHost = spec({ sandbox: true });
    await createTenant.call(caller(), spec({ host: `${twinHost.slug}-sandbox.example.com` }));
    const after = await rows();
    expect(after).toBe(before + 1);
    for (const [input, field] of [
      [sameSlug, 'slug'],
      [sameHost, 'host'],
      [twinHost, 'host'],
      [spec({ host: 'LOCALHOST.' }), 'host'],
    ] as const) {
      const outcome = await outcomeOf(createTenant.call(caller(), input));
      expect(outcome, JSON.stringify(input)).toMatchObject({ ok: false, fields: [{ field }] });
      expect(await rows()).toBe(after);
    }
  });

  it('refuses what could not be a program, by the name of the field', async () => {
    const wrong = {
      slug: '-acme',
      name: ' ',
      currency: 'XYZ',
      locale: 'english',
      timeZone: 'Mars/Olympus',
      host: 'https://acme.example',
      pointsPerUnit: 0,
    };
    for (const [field, value] of Object.entries(wrong)) {
      const outcome = await outcomeOf(createTenant.call(caller(), spec({ [field]: value })));
      expect(outcome, field).toMatchObject({ code: 'invalid', fields: [{ field }] });
    }
    const owner = await outcomeOf(
      createTenant.call(caller(), spec({ owner: { name: 'Kim', email: 'kim' } })),
    );
    expect(owner).toMatchObject({ fields: [{ field: 'owner.email' }] });
    const language = await outcomeOf(createTenant.call(caller(), spec({ languages: ['en'] })));
    expect(language).toMatchObject({ fields: [{ field: 'languages' }] });
  });

  it('is for whoever works for the installation, and tells nobody else what is wrong with the input', async () => {
    const stranger: PlatformCaller = { ...caller(), authenticate: async () => null };
    expect(await outcomeOf(createTenant.call(stranger, spec()))).toMatchObject({ code: 'unauthenticated' });
    expect(await outcomeOf(createTenant.call(stranger, { slug: 1 }))).toMatchObject({
      code: 'unauthenticated',
      fields: [],
    });
  });

  it('leaves who did it in both audits', async () => {
    const { tenantId } = await createTenant.call(caller(), spec());
    const [own] = await lookingSql()`select verb, actor_id from platform_audit where object_id = ${tenantId}`;
    expect(own).toEqual({ verb: 'platform.createTenant', actor_id: 'command:test' });
    const theirs = await lookingSql()`
      select verb, actor_type, actor_id from audit_entries where tenant_id = ${tenantId}`;
    expect(theirs).toEqual([
      { verb: 'platform.createTenant', actor_type: 'system', actor_id: 'command:test' },
    ]);
  });
});

describe('the role of the installation', () => {
  let tenantId: string;
  beforeAll(async () => {
    tenantId = (await makeTenant()).id;
  });

  it('is not the app’s: neither in a tenant nor without one does it reach the installation’s tables', async () => {
    for (const table of ['platform_audit', 'platform_calls']) {
      const bare = withoutTenant();
      await expect(bare`select 1 from ${bare(table)}`, table).rejects.toThrow('permission denied');
      const inside = withTenant(tenantId, (sql) => sql`select 1 from ${sql(table)}`);
      await expect(inside, table).rejects.toThrow('permission denied');
    }
  });

  it('sees no tenant’s rows, changes no tenant’s look and ends with its transaction', async () => {
    const { withPlatform, asTenant } = await import('#db/platform.ts');
    await expect(withPlatform((sql) => sql`select 1 from members`)).rejects.toThrow('permission denied');
    await expect(withPlatform((sql) => sql`update tenants set theme = '{}'`)).rejects.toThrow(
      'permission denied',
    );
    await withPlatform(async (sql) => {
      expect(await sql`select 1 from platform_audit limit 1`).toBeDefined();
      await asTenant(sql, tenantId, async () => {
        const [who] = await sql`select current_user as role, current_setting('damson.tenant') as tenant`;
        expect(who).toEqual({ role: 'damson_app', tenant: tenantId });
      });
      const [who] = await sql`select current_user as role, current_setting('damson.tenant') as tenant`;
      expect(who).toEqual({ role: 'damson_platform', tenant: '' });
    });
    expect(await withoutTenant()`select current_user as role`).toEqual([{ role: 'damson_app' }]);
  });
});
