import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { forgetEnv } from '#lib/env.ts';
import {
  addHost,
  forgetTenants,
  listHosts,
  lookForProof,
  originOf,
  removeHost,
  setPrimaryHost,
  settleHost,
  tenantByHost,
} from '#modules/tenants/index.ts';
import { startNameServer } from './doubles/name-server.ts';
import { asOwner, asPlatform, makeTenant } from './factories.ts';
import { codeOf, refusalOf } from './outcome.ts';

type Tenant = Awaited<ReturnType<typeof makeTenant>>;
const records = new Map<string, string[]>();
let server: Awaited<ReturnType<typeof startNameServer>>;
let made = 0;
const freshHost = () => `rewards${++made}-${process.pid}.example.com`;

beforeAll(async () => {
  server = await startNameServer(records);
  process.env['DNS_SERVERS'] = server.address;
  forgetEnv();
});
afterAll(() => {
  server.close();
  delete process.env['DNS_SERVERS'];
  forgetEnv();
});

async function claimOf(tenant: Tenant, host: string) {
  const { claims } = await listHosts.call(asOwner(tenant), {});
  const claim = claims.find((c) => c.host === host);
  if (!claim) throw new Error(`${host} is not claimed.`);
  return claim;
}

/** Looks into the DNS as the console does, and writes down what is there. */
async function check(tenant: Tenant, host: string): Promise<boolean> {
  const { hostId } = await claimOf(tenant, host);
  const found = await lookForProof(host);
  return (await settleHost.call(asPlatform(tenant), { hostId, found })).proven;
}

async function servedBy(host: string): Promise<string | undefined> {
  forgetTenants();
  return (await tenantByHost(host))?.id;
}

describe('a host', () => {
  it('serves a program once its DNS holds the token, and not before', async () => {
    const tenant = await makeTenant();
    const host = freshHost();
    expect(await addHost.call(asOwner(tenant), { host: `https://${host.toUpperCase()}/path` })).toEqual({
      host,
      proven: false,
    });
    const { record, token } = await claimOf(tenant, host);
    expect(record).toBe(`_damson.${host}`);
    expect([await check(tenant, host), (await claimOf(tenant, host)).found]).toEqual([false, 'nothing']);
    records.set(record, ['v=spf1 -all', 'damson-host-proof=made-up']);
    expect([await check(tenant, host), (await claimOf(tenant, host)).found]).toEqual([false, 'another']);
    expect(await servedBy(host)).toBeUndefined();
    records.set(record, ['v=spf1 -all', token]);
    expect([await check(tenant, host), await servedBy(host)]).toEqual([true, tenant.id]);
  });

  it('is looked for again when no name server answered', async () => {
    const tenant = await makeTenant();
    const host = freshHost();
    await addHost.call(asOwner(tenant), { host });
    const { hostId } = await claimOf(tenant, host);
    await settleHost.call(asPlatform(tenant), { hostId, found: null });
    expect((await claimOf(tenant, host)).found).toBe('no_answer');
  });

  it('of another program is refused like one that nobody can have, and its proof counts for nobody else', async () => {
    const [mine, theirs] = [await makeTenant(), await makeTenant()];
    const [free, taken] = [freshHost(), `${theirs.slug}.localhost`];
    const refused = await refusalOf(addHost.call(asOwner(mine), { host: taken }));
    expect(refused.code).toBe('conflict');
    expect(JSON.stringify([refused.message, refused.params])).not.toContain(theirs.id);
    for (const tenant of [mine, theirs]) await addHost.call(asOwner(tenant), { host: free });
    const token = async (tenant: Tenant) => (await claimOf(tenant, free)).token;
    expect(await token(mine)).not.toBe(await token(theirs));
    records.set(`_damson.${free}`, [await token(theirs)]);
    expect([await check(mine, free), await check(theirs, free)]).toEqual([false, true]);
    records.set(`_damson.${free}`, [await token(mine)]);
    expect(await refusalOf(check(mine, free))).toMatchObject({
      code: 'conflict',
      message: refused.message.replace(taken, free),
    });
    expect(await servedBy(free)).toBe(theirs.id);
  });

  it('that is none is refused', async () => {
    const tenant = await makeTenant();
    const hosts = ['rewards', '127.0.0.1', 'a..example.com', '-a.example.com', 'x.localhost', 'exa mple.com'];
    for (const host of hosts)
      expect(await codeOf(addHost.call(asOwner(tenant), { host })), host).toBe('invalid');
    const { host } = await addHost.call(asOwner(tenant), { host: 'bücher.example.com' });
    expect(host).toBe('xn--bcher-kva.example.com');
  });

  it('stays while it is the only one or in every link, and can be removed after another took its place', async () => {
    const tenant = await makeTenant();
    const [first, second] = [`${tenant.slug}.localhost`, freshHost()];
    expect(await codeOf(removeHost.call(asOwner(tenant), { host: first }))).toBe('conflict');
    await addHost.call(asOwner(tenant), { host: second });
    records.set(`_damson.${second}`, [(await claimOf(tenant, second)).token]);
    await check(tenant, second);
    await setPrimaryHost.call(asOwner(tenant), { host: first });
    expect(await codeOf(removeHost.call(asOwner(tenant), { host: first }))).toBe('conflict');
    await setPrimaryHost.call(asOwner(tenant), { host: second });
    expect(await originOf(tenant.id)).toContain(second);
    expect(await codeOf(removeHost.call(asOwner(tenant), { host: first }))).toBe('ok');
    expect([await servedBy(first), await servedBy(second)]).toEqual([undefined, tenant.id]);
    const other = await makeTenant();
    expect(await codeOf(removeHost.call(asOwner(other), { host: second }))).toBe('not_found');
  });
});
