import { beforeAll, describe, expect, it } from 'vitest';
import type { TenantRef } from '#lib/tenant.ts';
import { addMember, listMembers, showMember } from '#modules/identity/index.ts';
import { grantPoints } from '#modules/points/index.ts';
import { asOwner, asPlatform, makeTenant, NOW, rowsOf } from '#tests/factories.ts';
import { codeOf, refusalOf } from '#tests/outcome.ts';
import { applyImport, listImportRows, mapImport, readImport, showImport, undoImport } from './index.ts';

const HEADER = 'E-mail,Name,Country,Language,Cost centre,Manager,Start date,Status';
const bytes = (text: string) => new TextEncoder().encode(text);
let tenant: TenantRef;
beforeAll(async () => {
  tenant = await makeTenant();
});

async function read(text: string, own = tenant) {
  const { importId } = await readImport.call(asOwner(own), { fileName: 'people.csv', content: bytes(text) });
  return showImport.call(asOwner(own), { importId });
}
const rowsOfImport = async (importId: string, own = tenant) =>
  (await listImportRows.call(asOwner(own), { importId, limit: 100 })).items;
async function apply(text: string, own = tenant) {
  const { importId, fingerprint } = await read(text, own);
  return applyImport.call(asOwner(own), { importId, fingerprint });
}
const member = async (q: string, own = tenant) => {
  const { items } = await listMembers.call(asOwner(own), { q });
  const [found] = items;
  return found && showMember.call(asOwner(own), { memberId: found.memberId });
};

describe('a file', () => {
  it('adds nobody beyond what the program may hold, but lets those who join take the places of those who leave', async () => {
    const own = { ...(await makeTenant()), limits: { members: 2, ordersADay: null, callsAMinute: null } };
    await apply(`${HEADER}\na@x.example,A,DE,,,,,\nb@x.example,B,DE,,,,,`, own);
    const third = await refusalOf(apply(`${HEADER}\nc@x.example,C,DE,,,,,`, own));
    expect([third.code, third.message]).toEqual(['conflict', expect.stringContaining('2 active members')]);
    expect(await rowsOf(own, 'members')).toBe(2);
    await apply(`${HEADER}\na@x.example,A,DE,,,,,disabled\nc@x.example,C,DE,,,,,`, own);
    expect(await rowsOf(own, 'members')).toBe(3);
    const back = `${HEADER}\na@x.example,A,DE,,,,,active`;
    expect(await codeOf(apply(back, own))).toBe('conflict');
  });

  it('changes nobody until it is applied, and then adds them with their managers from further down', async () => {
    const own = await makeTenant();
    const file = `${HEADER}\nana@x.example,Ana,Spain,es,Sales,boss@x.example,2024-02-01,\nboss@x.example,Boss,de,,,,,active`;
    const { importId, counts, fingerprint } = await read(file, own);
    expect(counts).toEqual({ new: 2, changed: 0, unchanged: 0, refused: 0 });
    expect(await rowsOf(own, 'members')).toBe(0);
    await applyImport.call(asOwner(own), { importId, fingerprint });
    expect(await member('ana', own)).toMatchObject({ country: 'ES', locale: 'es', costCentre: 'Sales' });
    expect((await read(file, own)).counts).toEqual({ new: 0, changed: 0, unchanged: 2, refused: 0 });
  });

  it('says field by field what it changes of somebody who is here, and an empty cell changes nothing', async () => {
    await apply(`${HEADER}\nkim@x.example,Kim,DE,en,Sales,,,`);
    const { importId } = await read(`${HEADER}\nkim@x.example,Kim Ito,,ja,Sales,,,`);
    expect(await rowsOfImport(importId)).toMatchObject([
      { verdict: 'changed', before: { name: 'Kim', locale: 'en' }, after: { name: 'Kim Ito', locale: 'ja' } },
    ]);
  });

  it('takes other names of columns, once somebody says what they hold', async () => {
    const { importId, mapping, counts } = await read('who;adr;land\nUma;uma@x.example;IN');
    expect([mapping, counts.refused]).toEqual([['', '', 'country'], 1]);
    await mapImport.call(asOwner(tenant), { importId, mapping: ['name', 'email', 'country'] });
    expect(await showImport.call(asOwner(tenant), { importId })).toMatchObject({
      counts: { new: 1, refused: 0 },
    });
    const twice = mapImport.call(asOwner(tenant), { importId, mapping: ['name', 'name', ''] });
    expect((await refusalOf(twice)).fields).toEqual([expect.objectContaining({ field: 'mapping' })]);
  });

  it.each([
    ['a formula in a name', 'f@x.example,=1+1,DE,,,,,', 'name'],
    ['an address that is none', 'nonsense,Ana,DE,,,,,', 'email'],
    ['no address', ',Ana,DE,,,,,', 'email'],
    ['a country that is none', 'f@x.example,Ana,Atlantis,,,,,', 'country'],
    ['a language that nobody translated', 'f@x.example,Ana,DE,tlh,,,,', 'locale'],
    ['a manager who is nobody', 'f@x.example,Ana,DE,,,ghost@x.example,,', 'manager'],
    ['oneself as manager', 'f@x.example,Ana,DE,,,f@x.example,,', 'manager'],
    ['a day that never was', 'f@x.example,Ana,DE,,,,2024-02-30,', 'joinedOn'],
    ['a status that is none', 'f@x.example,Ana,DE,,,,,maybe', 'status'],
    ['somebody new without a country', 'f@x.example,Ana,,,,,,', 'country'],
  ])('refuses %s and names row and field', async (_, row, field) => {
    const { importId, counts } = await read(`${HEADER}\n${row}\ngood@x.example,Good,DE,,,,,`);
    expect(counts).toMatchObject({ new: 1, refused: 1 });
    const [refused] = await rowsOfImport(importId);
    expect(refused).toMatchObject({ row: 2, verdict: 'refused', faults: [{ field }] });
  });

  it('refuses two people who would manage each other', async () => {
    const file = `${HEADER}\na@x.example,A,DE,,,b@x.example,,\nb@x.example,B,DE,,,a@x.example,,`;
    expect((await read(file)).counts).toMatchObject({ new: 0, refused: 2 });
  });

  it.each([
    ['other than UTF-8', new Uint8Array([0xff, 0xfe, 0x41])],
    ['without rows', bytes(HEADER)],
    ['empty', bytes('')],
  ])('%s is refused as a whole', async (_, content) => {
    expect(await codeOf(readImport.call(asOwner(tenant), { fileName: 'x.csv', content }))).toBe('invalid');
  });

  it('signs out whoever it disables', async () => {
    await apply(`${HEADER}\nleaver@x.example,Lea,DE,,,,,`);
    await apply('email,status\nleaver@x.example,left');
    expect(await member('leaver')).toMatchObject({ status: 'disabled' });
  });
});

describe('applying', () => {
  it('twice does the same as once', async () => {
    const own = await makeTenant();
    const { importId, fingerprint } = await read(`${HEADER}\nana@x.example,Ana,ES,,,,,`, own);
    const once = () => applyImport.call(asOwner(own), { importId, fingerprint });
    const answers = await Promise.all([once(), once(), once()]);
    expect(answers).toEqual(Array(3).fill({ importId, added: 1, changed: 0 }));
    expect(await rowsOf(own, 'members')).toBe(1);
  });

  it('is refused when somebody was changed since it was looked at', async () => {
    const own = await makeTenant();
    const { importId, fingerprint } = await read(`${HEADER}\nana@x.example,Ana,ES,,,,,`, own);
    const ana = { email: 'ana@x.example', name: 'Other', country: 'ES', locale: 'es' };
    await addMember.call(asOwner(own), ana);
    const stale = applyImport.call(asOwner(own), { importId, fingerprint });
    expect((await refusalOf(stale)).message).toMatch(/Look at it again/);
    expect(await member('ana', own)).toMatchObject({ name: 'Other' });
  });
});

describe('undoing', () => {
  it('gives fields back, disables the new ones who hold nothing, and says whom it had to leave', async () => {
    const own = await makeTenant();
    await apply(`${HEADER}\nkim@x.example,Kim,DE,en,Sales,,,\nlou@x.example,Lou,DE,en,Sales,,,`, own);
    const { importId } = await apply(
      `${HEADER}\nkim@x.example,Kimberly,DE,en,,,,\nlou@x.example,Louise,FR,en,,,,\nnew@x.example,New,DE,,,,,\nrich@x.example,Rich,DE,,,,,`,
      own,
    );
    const rich = await member('rich', own);
    const grant = { memberIds: [rich?.memberId ?? ''], points: 5, reason: 'Welcome' };
    await grantPoints.call(asPlatform(own), grant);
    await apply('email,name\nlou@x.example,Lulu', own);
    expect(await undoImport.call(asOwner(own), { importId })).toEqual({ importId, undone: 2, kept: 2 });
    expect(await member('kim@', own)).toMatchObject({ name: 'Kim' });
    expect(await member('lou@', own)).toMatchObject({ name: 'Lulu', country: 'DE' });
    expect(await member('new@', own)).toMatchObject({ status: 'disabled' });
    expect(await member('rich@', own)).toMatchObject({ status: 'active' });
    const kept = (await rowsOfImport(importId, own)).filter((row) => row.kept);
    expect(kept.map((row) => [row.email, row.kept])).toEqual([
      ['lou@x.example', 'Was changed since, so stays: name.'],
      ['rich@x.example', 'Has points, orders or rewards by now, so keeps access.'],
    ]);
    expect(await undoImport.call(asOwner(own), { importId })).toEqual({ importId, undone: 2, kept: 2 });
  });

  it('works for a day and not a moment longer', async () => {
    const { importId } = await apply(`${HEADER}\nlate@x.example,Late,DE,,,,,`);
    const later = (hours: number) => asOwner(tenant, new Date(NOW.getTime() + hours * 3_600_000 + 1));
    expect((await refusalOf(undoImport.call(later(24), { importId }))).message).toMatch(/24 hours/);
    expect(await undoImport.call(later(23), { importId })).toMatchObject({ undone: 1 });
  });
});

it('names exactly the 37 rows with planted faults among 10,000, and applies the others within seconds', {
  timeout: 60_000,
}, async () => {
  const own = await makeTenant();
  const plant = (n: number) => n % 263 === 100 && n < 9_700;
  const faults = [
    (n: number) => `not-an-address-${n},P${n},DE,en,Sales,,,`,
    (n: number) => `p${n}@x.example,=HYPERLINK("x"),DE,en,Sales,,,`,
    (n: number) => `p${n}@x.example,P${n},Nowhere,en,Sales,,,`,
    (n: number) => `p${n}@x.example,P${n},DE,en,Sales,nobody${n}@x.example,,`,
    (n: number) => `p1@x.example,P${n},DE,en,Sales,,,`,
    (n: number) => `p${n}@x.example,P${n},DE,en,Sales,,31.12.2024,`,
  ];
  const lines = Array.from({ length: 10_000 }, (_, n) =>
    plant(n)
      ? faults[n % faults.length]?.(n)
      : `p${n}@x.example,P${n},DE,en,Sales,${n === 0 ? '' : `p${n === 1 ? 9_999 : 1}@x.example`},2024-01-01,`,
  );
  lines[9_999] = 'p9999@x.example,Boss,DE,en,Sales,,,';
  const planted = lines.flatMap((_, n) => (plant(n) ? [n + 2] : []));
  expect(planted).toHaveLength(37);
  const started = performance.now();
  const { importId, counts, fingerprint } = await read([HEADER, ...lines].join('\n'), own);
  expect(counts).toEqual({ new: 9_963, changed: 0, unchanged: 0, refused: 37 });
  const refused = await listImportRows.call(asOwner(own), { importId, verdict: 'refused', limit: 100 });
  expect(refused.items.map((row) => row.row)).toEqual(planted);
  await applyImport.call(asOwner(own), { importId, fingerprint });
  expect(await rowsOf(own, 'members')).toBe(9_963);
  expect(performance.now() - started).toBeLessThan(30_000);
});
