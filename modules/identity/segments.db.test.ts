import { beforeAll, describe, expect, it } from 'vitest';
import type { Ctx } from '#core/context.ts';
import type { TenantRef } from '#lib/tenant.ts';
import { asOwner, asPlatform, makeTenant, ownerSql } from '#tests/factories.ts';
import { refusalOf } from '#tests/outcome.ts';
import { inVerb } from '#tests/proof-verb.ts';
import { addMember, disableMember } from './members.ts';
import { segmentsOf } from './segment-of.ts';
import {
  createSegment,
  deleteSegment,
  editSegment,
  listSegmentMembers,
  listSegments,
  memberAttributes,
  previewSegment,
  showSegment,
} from './segments.ts';

let tenant: TenantRef;
const ids: Record<string, string> = {};
beforeAll(async () => {
  tenant = await makeTenant();
  const add = async (name: string, country: string, costCentre: string | null, managerId?: string) => {
    const person = { email: `${name}@x.example`, name, country, locale: country === 'ES' ? 'es' : 'de' };
    const { memberId } = await addMember.call(asOwner(tenant), { ...person, costCentre, managerId });
    ids[name] = memberId;
  };
  await add('boss', 'DE', 'Board');
  await add('ana', 'ES', 'Sales', ids['boss']);
  await add('ben', 'DE', 'Sales', ids['boss']);
  await add('cem', 'DE', null);
  await add('left', 'DE', 'Sales');
  await disableMember.call(asOwner(tenant), { memberId: ids['left'] ?? '' });
  const owner = ownerSql();
  await owner`update members set joined_on = '2020-03-01' where id = ${ids['ben'] ?? ''}`;
  await owner.end();
});

describe('a rule', () => {
  it.each([
    ['countries', { conditions: [{ field: 'country', values: ['DE'] }] }, ['ben', 'boss', 'cem']],
    ['not a country', { conditions: [{ field: 'country', values: ['DE'], not: true }] }, ['ana']],
    ['cost centres', { conditions: [{ field: 'costCentre', values: ['Sales'] }] }, ['ana', 'ben']],
    [
      'not a cost centre, also those without one',
      { conditions: [{ field: 'costCentre', values: ['Sales'], not: true }] },
      ['boss', 'cem'],
    ],
    ['a language', { conditions: [{ field: 'locale', values: ['es'] }] }, ['ana']],
    ['before a day', { conditions: [{ field: 'joinedBefore', day: '2020-03-02' }] }, ['ben']],
    [
      'on the day itself is not before it',
      { conditions: [{ field: 'joinedBefore', day: '2020-03-01' }] },
      [],
    ],
    ['after a day', { conditions: [{ field: 'joinedAfter', day: '2020-03-01' }] }, ['ana', 'boss', 'cem']],
    [
      'all conditions',
      {
        match: 'all',
        conditions: [
          { field: 'country', values: ['DE'] },
          { field: 'costCentre', values: ['Sales'] },
        ],
      },
      ['ben'],
    ],
    [
      'any condition',
      {
        match: 'any',
        conditions: [
          { field: 'country', values: ['ES'] },
          { field: 'costCentre', values: ['Board'] },
        ],
      },
      ['ana', 'boss'],
    ],
  ])('of %s holds exactly those who are meant, and nobody who left', async (name, rule, names) => {
    const preview = await previewSegment.call(asOwner(tenant), { rule });
    expect(preview).toEqual({ count: names.length, names });
    const { segmentId } = await createSegment.call(asOwner(tenant), { name: `Of ${name}`, rule });
    const inIt = [];
    for (const [person, id] of Object.entries(ids)) {
      const isMember = (ctx: Ctx) => segmentsOf(ctx, ctx.sql`m.id = ${id}`);
      const [row] = await inVerb(asPlatform(tenant), (ctx) => ctx.sql`select ${isMember(ctx)} as of`);
      if (row?.['of'].includes(segmentId)) inIt.push(person);
    }
    expect(inIt.sort(), 'asked of each person').toEqual(names);
    await deleteSegment.call(asOwner(tenant), { segmentId });
  });

  it('of a manager or of listed people goes by who they are', async () => {
    const of = (field: string, name: string) =>
      previewSegment.call(asOwner(tenant), { rule: { conditions: [{ field, values: [ids[name]] }] } });
    expect((await of('manager', 'boss')).names).toEqual(['ana', 'ben']);
    expect((await of('member', 'cem')).names).toEqual(['cem']);
    expect((await of('member', 'left')).count).toBe(0);
  });

  it('cannot smuggle SQL in', async () => {
    const rule = { conditions: [{ field: 'costCentre', values: ["x') or true --"] }] };
    expect((await previewSegment.call(asOwner(tenant), { rule })).count).toBe(0);
  });

  it.each([
    ['no condition', { conditions: [] }],
    ['a field that is none', { conditions: [{ field: 'passwordHash', values: ['x'] }] }],
    ['a day that never was', { conditions: [{ field: 'joinedAfter', day: '2020-02-31' }] }],
  ])('with %s is refused', async (_, rule) => {
    expect((await refusalOf(previewSegment.call(asOwner(tenant), { rule }))).code).toBe('invalid');
  });
});

describe('a segment', () => {
  const rule = { conditions: [{ field: 'country', values: ['DE'] }] };

  it('is named, counted, opened, changed and forgotten', async () => {
    const { segmentId } = await createSegment.call(asOwner(tenant), { name: 'Germany', rule });
    const { items } = await listSegments.call(asOwner(tenant), {});
    expect(items).toMatchObject([{ segmentId, name: 'Germany', count: 3 }]);
    const first = await listSegmentMembers.call(asOwner(tenant), { segmentId, limit: 2 });
    const rest = await listSegmentMembers.call(asOwner(tenant), {
      segmentId,
      cursor: first.nextCursor ?? '',
    });
    expect([...first.items, ...rest.items].map((each) => each.name)).toEqual(['ben', 'boss', 'cem']);
    const other = { conditions: [{ field: 'country', values: ['ES'] }] };
    await editSegment.call(asOwner(tenant), { segmentId, version: 1, name: 'Spain', rule: other });
    expect(await showSegment.call(asOwner(tenant), { segmentId })).toMatchObject({ name: 'Spain', count: 1 });
    await deleteSegment.call(asOwner(tenant), { segmentId });
    expect((await refusalOf(showSegment.call(asOwner(tenant), { segmentId }))).code).toBe('not_found');
  });

  it('that somebody else changed meanwhile is not written over', async () => {
    const { segmentId } = await createSegment.call(asOwner(tenant), { name: 'Both', rule });
    const edit = (name: string) => editSegment.call(asOwner(tenant), { segmentId, version: 1, name, rule });
    await edit('Mine');
    expect((await refusalOf(edit('Yours'))).message).toMatch(/Somebody else has changed/);
    expect(await showSegment.call(asOwner(tenant), { segmentId })).toMatchObject({
      name: 'Mine',
      version: 2,
    });
  });

  it('has a name of its own', async () => {
    await createSegment.call(asOwner(tenant), { name: 'Once', rule });
    const again = createSegment.call(asOwner(tenant), { name: 'Once', rule });
    expect((await refusalOf(again)).fields).toEqual([{ field: 'name', message: 'is taken' }]);
  });
});

it('what a rule can ask for is what members have', async () => {
  const { countries, costCentres, managers } = await memberAttributes.call(asOwner(tenant), {});
  expect(countries.map(({ value, count }) => [value, count])).toEqual([
    ['DE', 3],
    ['ES', 1],
  ]);
  expect(costCentres.map((each) => each.value)).toEqual(['Sales', 'Board']);
  expect(managers).toEqual([{ value: ids['boss'], label: 'boss', count: 2 }]);
});
