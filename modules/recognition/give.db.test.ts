import { beforeAll, describe, expect, it } from 'vitest';
import { disableMember } from '#modules/identity/index.ts';
import { asKey, asMember, asOwner, asPlatform, NOW, pointsLeft, rowsOf } from '#tests/factories.ts';
import { outcomeOf } from '#tests/outcome.ts';
import { leftInBudget, makeTeam, spendOne, type Team } from '#tests/recognition.ts';
import { editValue, feed, give, myAllowance, send, takeBack } from './index.ts';

let team: Team;
let [ana, ben, cleo]: string[] = [];
beforeAll(async () => {
  team = await makeTeam();
  [ana, ben, cleo] = [await team.join('Ana'), await team.join('Ben'), await team.join('Cleo')];
});
const as = (id = '', now = NOW) => asMember(team.tenant, id, now);
const gift = (over: object = {}) => ({
  receiverIds: [ben],
  points: 0,
  valueId: team.valueId,
  message: 'Thank you 🎉',
  ...over,
});
const budgetLeft = () => leftInBudget(team);
const left = async (id = '') => (await myAllowance.call(as(id), {})).allowance?.left;

describe('giving', () => {
  it('takes points from the giver’s allowance and the budget, and puts them into each wallet', async () => {
    const budget = await budgetLeft();
    const input = gift({ receiverIds: [ben, cleo, ben], points: 40 });
    const { recognitionId } = await give.call(as(ana), input);
    expect(await left(ana)).toBe(220);
    expect(await budgetLeft()).toBe(budget - 80);
    expect(await pointsLeft(team.tenant, { memberId: ben ?? '' })).toBe(40n);
    expect(await pointsLeft(team.tenant, { memberId: cleo ?? '' })).toBe(40n);
    const [post] = (await feed.call(as(cleo), {})).items;
    expect(post).toMatchObject({
      recognitionId,
      giver: { name: 'Ana' },
      receivers: [{ name: 'Ben' }, { name: 'Cleo' }],
      points: 40,
      value: { names: { en: 'Care' }, emoji: '💛' },
      takeBackUntil: null,
    });
  });

  it('gives kind words alone without any of either', async () => {
    const before = await left(ana);
    await give.call(as(ana), gift());
    expect(await left(ana)).toBe(before);
  });

  it('happens once however often it is sent under one key', async () => {
    const [before, posts] = [await left(cleo), await rowsOf(team.tenant, 'recognitions')];
    const [one, two] = [
      await give.call(as(cleo), gift({ points: 7 }), { idempotencyKey: 'tap' }),
      await give.call(as(cleo), gift({ points: 7 }), { idempotencyKey: 'tap' }),
    ];
    expect(two).toEqual(one);
    expect(await left(cleo)).toBe((before ?? 0) - 7);
    expect(await rowsOf(team.tenant, 'recognitions')).toBe(posts + 1);
  });

  it.each([
    ['to oneself', () => gift({ receiverIds: [ben, ana] }), 'invalid'],
    ['without anybody', () => gift({ receiverIds: [] }), 'invalid'],
    ['without words', () => gift({ message: '  \n ' }), 'invalid'],
    ['with too many words', () => gift({ message: '👩‍👩‍👧‍👦'.repeat(501) }), 'invalid'],
    ['with a part of a point', () => gift({ points: 1.5 }), 'invalid'],
    ['with points that others lose', () => gift({ points: -5 }), 'invalid'],
    ['with more than the largest gift', () => gift({ points: 201 }), 'invalid'],
    ['in private to several', () => gift({ receiverIds: [ben, cleo], private: true }), 'invalid'],
    [
      'with more than the allowance',
      () => gift({ receiverIds: [ben, cleo], points: 199 }),
      'insufficient_points',
    ],
  ])('is refused %s, and nothing is lost', async (_, input, code) => {
    const before = [await left(ana), await budgetLeft(), await rowsOf(team.tenant, 'recognitions')];
    expect(await outcomeOf(give.call(as(ana), input()))).toMatchObject({ ok: false, code });
    expect([await left(ana), await budgetLeft(), await rowsOf(team.tenant, 'recognitions')]).toEqual(before);
  });

  it('counts a message as a person does', async () => {
    expect(await outcomeOf(give.call(as(ana), gift({ message: '👩‍👩‍👧‍👦'.repeat(200) })))).toMatchObject({
      ok: true,
    });
    expect(await outcomeOf(give.call(as(ana), gift({ message: '結'.repeat(500) })))).toMatchObject({
      ok: true,
    });
  });

  it('goes to nobody who has left, and their name is told to nobody any more', async () => {
    const gone = await team.join('Gone Away');
    await give.call(as(ana), gift({ receiverIds: [gone] }));
    expect((await feed.call(as(ben), { limit: 1 })).items[0]?.receivers).toEqual([
      { memberId: gone, name: 'Gone Away' },
    ]);
    await disableMember.call(asPlatform(team.tenant), { memberId: gone });
    expect(await outcomeOf(give.call(as(ana), gift({ receiverIds: [gone] })))).toMatchObject({
      ok: false,
      code: 'not_available',
    });
    expect((await feed.call(as(ben), { limit: 1 })).items[0]?.receivers).toEqual([
      { memberId: gone, name: null },
    ]);
  });

  it('answers somebody of another tenant as nobody', async () => {
    const other = await makeTeam();
    const stranger = await other.join('Stranger');
    const nobody = gift({ receiverIds: ['mem_01jz0000000000000000000000'] });
    const expected = await outcomeOf(give.call(as(ana), nobody));
    expect(expected).toMatchObject({ code: 'not_found' });
    expect(await outcomeOf(give.call(as(ana), gift({ receiverIds: [stranger] })))).toEqual(expected);
  });

  it('names a value that is in use', async () => {
    const edit = (archived: boolean) =>
      editValue.call(asOwner(team.tenant), { valueId: team.valueId, archived });
    await edit(true);
    expect(await outcomeOf(give.call(as(ana), gift()))).toMatchObject({ code: 'not_available' });
    await edit(false);
    expect(await outcomeOf(give.call(as(ana), gift()))).toMatchObject({ ok: true });
  });

  it('in private is seen by the two alone', async () => {
    const { recognitionId } = await give.call(as(ana), gift({ private: true, message: 'Between us' }));
    const sees = async (id = '') =>
      (await feed.call(as(id), {})).items.some((p) => p.recognitionId === recognitionId);
    expect([await sees(ana), await sees(ben), await sees(cleo)]).toEqual([true, true, false]);
  });
});

describe('sending for the program', () => {
  it('speaks in its own name out of the budget, whatever anybody’s allowance', async () => {
    const input = gift({ points: 900, senderName: 'People team' });
    const { recognitionId } = await send.call(asKey(team.tenant), input);
    const [post] = (await feed.call(as(ben), { limit: 1 })).items;
    expect(post).toMatchObject({ recognitionId, giver: null, senderName: 'People team', points: 900 });
  });

  it('takes a member’s allowance when it speaks for one', async () => {
    const dora = await team.join('Dora');
    await send.call(asKey(team.tenant), gift({ giverId: dora, points: 100 }));
    expect(await left(dora)).toBe(200);
    const more = send.call(asKey(team.tenant), gift({ giverId: dora, points: 200, receiverIds: [ben, ana] }));
    expect(await outcomeOf(more)).toMatchObject({ code: 'insufficient_points' });
  });
});

describe('taking back', () => {
  const soon = new Date(NOW.getTime() + 9 * 60_000);
  it('returns points, allowance and budget within ten minutes, once', async () => {
    const [eve, fay] = [await team.join('Eve'), await team.join('Fay')];
    const budget = await budgetLeft();
    const { recognitionId } = await give.call(as(eve), gift({ receiverIds: [fay, ben], points: 50 }));
    expect((await feed.call(as(eve), { limit: 1 })).items[0]?.takeBackUntil).toBe('2026-06-01T12:10:00.000Z');
    const back = takeBack.call(as(eve, soon), { recognitionId });
    expect(await back).toEqual({ recognitionId, pointsBack: 100 });
    expect([await left(eve), await budgetLeft()]).toEqual([300, budget]);
    expect(await pointsLeft(team.tenant, { memberId: fay })).toBe(0n);
    expect((await feed.call(as(fay), {})).items.map((p) => p.recognitionId)).not.toContain(recognitionId);
    expect(await outcomeOf(takeBack.call(as(eve, soon), { recognitionId }))).toMatchObject({
      code: 'not_found',
    });
  });

  it('is refused too late, to others, and when somebody has spent of it', async () => {
    const [gil, hal] = [await team.join('Gil'), await team.join('Hal')];
    const { recognitionId } = await give.call(as(gil), gift({ receiverIds: [hal], points: 50 }));
    const late = new Date(NOW.getTime() + 10 * 60_000);
    expect(await outcomeOf(takeBack.call(as(gil, late), { recognitionId }))).toMatchObject({
      code: 'conflict',
    });
    expect(await outcomeOf(takeBack.call(as(hal), { recognitionId }))).toMatchObject({ code: 'not_found' });
    await spendOne(team, hal);
    expect(await outcomeOf(takeBack.call(as(gil, soon), { recognitionId }))).toMatchObject({
      code: 'not_available',
    });
    expect([await left(gil), await pointsLeft(team.tenant, { memberId: hal })]).toEqual([250, 49n]);
  });
});
