import { beforeAll, describe, expect, it } from 'vitest';
import type { TenantRef } from '#lib/tenant.ts';
import { asMember, asPlatform, makeTenant } from '#tests/factories.ts';
import { searchColleagues } from './index.ts';
import { addMember, disableMember } from './members.ts';

let tenant: TenantRef;
const ids = new Map<string, string>();
const people = ['Ana Müller', 'Anand Rao', 'Johanna Weiß', 'محمد علي', '山田 太郎', 'Percy 100%_Smith'];

async function join(at: TenantRef, name: string): Promise<string> {
  const email = `${crypto.randomUUID()}@example.com`;
  const { memberId } = await addMember.call(asPlatform(at), { email, name, country: 'DE', locale: 'de' });
  return memberId;
}
beforeAll(async () => {
  tenant = await makeTenant();
  for (const name of people) ids.set(name, await join(tenant, name));
});
const me = () => ids.get('Anand Rao') ?? '';
const found = async (q: string, at = tenant, as = me()) =>
  (await searchColleagues.call(asMember(at, as), { q })).items.map((c) => c.name);

describe('looking for a colleague', () => {
  it('finds by beginning, part and near miss, nearest first', async () => {
    expect(await found('ana')).toEqual(['Ana Müller']);
    expect((await found('muller'))[0]).toBe('Ana Müller');
    expect((await found('Johana'))[0]).toBe('Johanna Weiß');
    expect(await found('محمد')).toEqual(['محمد علي']);
    expect(await found('太郎')).toEqual(['山田 太郎']);
  });

  it('takes signs of a pattern as letters, and one letter as not yet a question', async () => {
    expect(await found('100%_')).toEqual(['Percy 100%_Smith']);
    expect(await found('%')).toEqual([]);
    expect(await found('%%')).toEqual([]);
    expect(await found('a')).toEqual([]);
  });

  it('answers a name and a team, and nothing else of anybody', async () => {
    const { items } = await searchColleagues.call(asMember(tenant, me()), { q: 'ana m' });
    expect(items[0]).toEqual({ memberId: ids.get('Ana Müller'), name: 'Ana Müller', team: null });
  });

  it('never finds oneself, a leaver or another tenant', async () => {
    expect(await found('anand')).not.toContain('Anand Rao');
    expect(await found('anand', tenant, ids.get('Ana Müller'))).toEqual(['Anand Rao']);
    const leaver = await join(tenant, 'Zacharias Gone');
    expect(await found('zacharias')).toEqual(['Zacharias Gone']);
    await disableMember.call(asPlatform(tenant), { memberId: leaver });
    expect(await found('zacharias')).toEqual([]);
    const other = await makeTenant();
    expect(await found('ana', other, await join(other, 'Somebody Else'))).toEqual([]);
  });

  it('of many answers eight', async () => {
    for (let i = 0; i < 12; i++) await join(tenant, `Twin ${i}`);
    expect(await found('twin')).toHaveLength(8);
  });
});
