import { describe, expect, it } from 'vitest';
import { setPrimaryHost, setTheme } from '#modules/tenants/index.ts';
import { asOwner, makeTenant } from '#tests/factories.ts';
import { listAudit, verifyAudit } from './list.ts';

const LOOK = { accent: '#0f766e', font: 'serif', shape: 'round' } as const;

describe('the audit log', () => {
  it('is found by verb, module, actor, object, request and day, and says what changed', async () => {
    const tenant = await makeTenant();
    const one = { ...asOwner(tenant), requestId: 'req_one' };
    await setTheme.call(one, LOOK);
    await setTheme.call(asOwner(tenant), { ...LOOK, accent: '#7a3b69' });
    await setPrimaryHost.call(asOwner(tenant), { host: `${tenant.slug}.localhost` });
    const ask = async (filter: object) => (await listAudit.call(asOwner(tenant), filter)).items;
    const [latest] = await ask({ verb: 'tenants.setTheme' });
    expect(latest?.changes).toContainEqual({ field: 'accent', before: '#0f766e', after: '#7a3b69' });
    expect((await ask({ verb: 'tenants' })).length).toBeGreaterThanOrEqual(3);
    expect((await ask({ verb: 'tenant' })).length).toBe(0);
    expect(await ask({ requestId: 'req_one' })).toHaveLength(1);
    expect((await ask({ objectId: tenant.id })).length).toBeGreaterThanOrEqual(3);
    expect((await ask({ actorId: latest?.actor.id })).length).toBeGreaterThanOrEqual(1);
    expect(await ask({ from: '2999-01-01' })).toEqual([]);
    expect((await ask({ to: '2999-01-01' })).length).toBeGreaterThanOrEqual(3);
  });

  it('is read in pages that neither repeat nor leave out', async () => {
    const tenant = await makeTenant();
    for (const accent of ['#0f766e', '#7a3b69', '#4f46e5', '#b45309', '#166534'])
      await setTheme.call(asOwner(tenant), { ...LOOK, accent });
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await listAudit.call(asOwner(tenant), { verb: 'tenants.setTheme', limit: 2, cursor });
      seen.push(...page.items.map((row) => row.auditId));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(seen).toHaveLength(5);
    expect(seen).toEqual([...new Set(seen)].sort().reverse());
  });

  it('of another program is not seen, and one’s own is checked', async () => {
    const [mine, theirs] = [await makeTenant(), await makeTenant()];
    await setTheme.call(asOwner(theirs), LOOK);
    const { items } = await listAudit.call(asOwner(mine), { objectId: theirs.id });
    expect(items).toEqual([]);
    const verdict = await verifyAudit.call(asOwner(mine), {});
    expect(verdict).toMatchObject({ wrong: null });
    expect(verdict.rows + verdict.unsealed).toBeGreaterThan(0);
  });
});
