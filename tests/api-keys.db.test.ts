import { describe, expect, it } from 'vitest';
import {
  createApiKey,
  listApiKeys,
  restrictApiKey,
  revokeApiKey,
  rotateApiKey,
} from '#modules/identity/index.ts';
import { makeApi } from '#server/api.ts';
import { asOwner, lookingSql, makeKey, makeTenant } from './factories.ts';
import { codeOf, refusalOf } from './outcome.ts';

type Key = { apiKeyId: string; secret: string };
const api = makeApi();
const HERE = '203.0.113.7';

/** A request as it comes over the wire, from an address. */
async function ask(secret: string, address = HERE): Promise<{ status: number; detail: string }> {
  const incoming = { headers: { 'x-damson-address': address }, socket: {} };
  const answer = await api.request(
    '/v1/products?limit=1',
    { headers: { authorization: `Bearer ${secret}` } },
    { incoming },
  );
  const { detail } = (await answer.json()) as { detail?: string };
  return { status: answer.status, detail: detail ?? '' };
}
const statusOf = async (...from: Parameters<typeof ask>) => (await ask(...from)).status;
const restrict = (tenant: Awaited<ReturnType<typeof makeTenant>>, key: Key, limits: object) =>
  restrictApiKey.call(asOwner(tenant), { apiKeyId: key.apiKeyId, networks: [], expiresAt: null, ...limits });

describe('an API key', () => {
  it('works from its networks alone, and says so to whoever holds it elsewhere', async () => {
    const tenant = await makeTenant();
    const key = await makeKey(tenant);
    expect(await statusOf(key.secret, '198.51.100.1')).toBe(200);
    await restrict(tenant, key, { networks: ['203.0.113.0/28', '2001:DB8::/32'] });
    expect([await statusOf(key.secret), await statusOf(key.secret, '2001:db8:1::9')]).toEqual([200, 200]);
    expect(await statusOf(key.secret, `::ffff:${HERE}`)).toBe(200);
    expect(await ask(key.secret, '203.0.113.99')).toEqual({
      status: 403,
      detail: 'This API key may not be used from 203.0.113.99. Add the address to the key.',
    });
    expect([await statusOf(key.secret, ''), await statusOf(key.secret, '2001:db9::1')]).toEqual([403, 403]);
    await restrict(tenant, key, {});
    expect(await statusOf(key.secret, '203.0.113.99')).toBe(200);
  });

  it('works until its end', async () => {
    const tenant = await makeTenant();
    const key = await makeKey(tenant);
    await restrict(tenant, key, { expiresAt: '2099-01-01T00:00:00Z' });
    expect(await statusOf(key.secret)).toBe(200);
    await lookingSql()`update api_keys set expires_at = now() - interval '1 second' where id = ${key.apiKeyId}`;
    expect(await ask(key.secret)).toMatchObject({
      status: 401,
      detail: expect.stringMatching(/^This API key ended/),
    });
  });

  it('whose secret is changed works with both for the overlap, and with the new one alone after it', async () => {
    const tenant = await makeTenant();
    const key = await makeKey(tenant);
    const today = { ...asOwner(tenant), now: new Date() };
    const next = await rotateApiKey.call(today, { apiKeyId: key.apiKeyId, overlapHours: 2 });
    expect([await statusOf(key.secret), await statusOf(next.secret)]).toEqual([200, 200]);
    await lookingSql()`update api_keys set previous_until = now() where id = ${key.apiKeyId}`;
    expect([await statusOf(key.secret), await statusOf(next.secret)]).toEqual([401, 200]);
    const last = await rotateApiKey.call(asOwner(tenant), { apiKeyId: key.apiKeyId, overlapHours: 0 });
    expect([await statusOf(next.secret), await statusOf(last.secret)]).toEqual([401, 200]);
    await revokeApiKey.call(asOwner(tenant), { apiKeyId: key.apiKeyId });
    expect(await statusOf(last.secret)).toBe(401);
    expect(await codeOf(rotateApiKey.call(asOwner(tenant), { apiKeyId: key.apiKeyId }))).toBe('not_found');
  });

  it('tells when and from where it was last used, written at most every quarter of an hour', async () => {
    const tenant = await makeTenant();
    const key = await makeKey(tenant);
    const used = async () => {
      const { items } = await listApiKeys.call(asOwner(tenant), {});
      const row = items.find((k) => k.apiKeyId === key.apiKeyId);
      return [row?.lastUsedFrom, row?.lastUsedAt];
    };
    expect(await used()).toEqual([null, null]);
    await ask(key.secret);
    const first = await used();
    expect(first[0]).toBe(HERE);
    await ask(key.secret, '198.51.100.1');
    expect(await used()).toEqual(first);
    await lookingSql()`update api_keys set last_used_at = now() - interval '16 minutes' where id = ${key.apiKeyId}`;
    await ask(key.secret, '198.51.100.1');
    expect((await used())[0]).toBe('198.51.100.1');
  });

  it('with a network or an end that makes no sense is refused by name', async () => {
    const tenant = await makeTenant();
    const make = (limits: object) =>
      createApiKey.call(asOwner(tenant), { name: 'x', scopes: ['catalog.read'], ...limits });
    for (const network of ['10.0.0.0/33', 'example.com', '10.0.0', '::1/129', '10.0.0.1/8/8'])
      expect((await refusalOf(make({ networks: [network] }))).message).toContain(network);
    expect(await codeOf(make({ expiresAt: '2020-01-01T00:00:00Z' }))).toBe('invalid');
    expect(await codeOf(make({ networks: ['10.0.0.1', '::1'], expiresAt: '2099-01-01T00:00:00Z' }))).toBe(
      'ok',
    );
  });

  it('of a program with a limit of calls is held to it in each minute, and another program’s goes on', async () => {
    const [few, free] = [await makeTenant(), await makeTenant()];
    // Before anybody asks for it, as a tenant is remembered for seconds.
    await lookingSql()`update tenants set max_calls_a_minute = 3 where id = ${few.id}`;
    const [limited, other] = [await makeKey(few), await makeKey(free)];
    const calls: number[] = [];
    for (let call = 0; call < 6; call += 1) calls.push(await statusOf(limited.secret));
    // The first call proves the key; from then on its program's own allowance is spent.
    expect(calls).toEqual([200, 200, 200, 200, 429, 429]);
    for (let call = 0; call < 6; call += 1) expect(await statusOf(other.secret)).toBe(200);
  });
});
