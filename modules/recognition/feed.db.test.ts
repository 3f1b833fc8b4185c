import { beforeAll, describe, expect, it } from 'vitest';
import { asKey, asMember, asOwner, NOW, pointsLeft } from '#tests/factories.ts';
import { atOnce, codeOf } from '#tests/outcome.ts';
import { leftInBudget, makeTeam, spendOne, type Team } from '#tests/recognition.ts';
import { feed, give, listPosts, react, removePost, showPost } from './index.ts';

let team: Team;
let [ana, ben, cleo]: string[] = [];
beforeAll(async () => {
  team = await makeTeam({ allowance: 10_000 });
  [ana, ben, cleo] = [await team.join('Ana'), await team.join('Ben'), await team.join('Cleo')];
});
const as = (id = '', now = NOW) => asMember(team.tenant, id, now);
const thank = async (from = ana, to = ben, over: object = {}, now = NOW) => {
  const gift = { receiverIds: [to ?? ''], points: 0, valueId: team.valueId, message: 'Thanks', ...over };
  return (await give.call(as(from, now), gift)).recognitionId;
};

describe('the feed', () => {
  it('comes in pages, newest first, with nothing twice and nothing missing', async () => {
    const made: string[] = [];
    for (let i = 0; i < 7; i++)
      made.unshift(await thank(ana, ben, {}, new Date(NOW.getTime() + Math.floor(i / 2) * 1000)));
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof feed.call>> = await feed.call(as(cleo), {
        limit: 3,
        ...(cursor && { cursor }),
      });
      seen.push(...page.items.map((p) => p.recognitionId));
      cursor = page.nextCursor;
    } while (cursor);
    expect([...seen].sort()).toEqual([...made].sort());
    expect(new Set(seen).size).toBe(7);
    expect(seen.slice(0, 1)).toEqual(made.slice(0, 1));
  });

  it('begins anew on a cursor that is not one of its own', async () => {
    for (const cursor of ['nonsense', btoa('["9999-99-99T99:99:99.999Z","x"]'), btoa('["x","y"]')])
      expect((await feed.call(as(cleo), { cursor })).items).toHaveLength(7);
  });

  it('can be of what one gave, of what one got, or of both', async () => {
    const [dora, eve] = [await team.join('Dora'), await team.join('Eve')];
    const [given, got] = [await thank(dora, eve), await thank(eve, dora)];
    const ids = async (filter: string) =>
      (await feed.call(as(dora), { filter })).items.map((p) => p.recognitionId).sort();
    expect(await ids('given')).toEqual([given]);
    expect(await ids('received')).toEqual([got]);
    expect(await ids('mine')).toEqual([given, got].sort());
  });

  it('for operators leaves out what is between two people', async () => {
    const secret = await thank(ana, ben, { private: true });
    const listed = (await listPosts.call(asKey(team.tenant), { limit: 100 })).items;
    expect(listed.length).toBeGreaterThan(0);
    expect(listed.map((p) => p.recognitionId)).not.toContain(secret);
  });
});

describe('a reaction', () => {
  it('is one of each kind from each person, however often it is made', async () => {
    const recognitionId = await thank();
    await atOnce(8, () => react.call(as(cleo), { recognitionId, kind: 'heart', on: true }));
    await react.call(as(ben), { recognitionId, kind: 'heart', on: true });
    const { reactions } = await react.call(as(cleo), { recognitionId, kind: 'clap', on: true });
    expect(reactions).toEqual([
      { kind: 'heart', count: 2, mine: true },
      { kind: 'clap', count: 1, mine: true },
    ]);
    await react.call(as(cleo), { recognitionId, kind: 'heart', on: false });
    const after = await react.call(as(cleo), { recognitionId, kind: 'heart', on: false });
    expect(after.reactions).toContainEqual({ kind: 'heart', count: 1, mine: false });
  });

  it('needs a post that one may see', async () => {
    const recognitionId = await thank(ana, ben, { private: true });
    const ask = (id = '') => codeOf(react.call(as(id), { recognitionId, kind: 'party', on: true }));
    expect([await ask(ben), await ask(cleo)]).toEqual(['ok', 'not_found']);
  });
});

describe('removing a post', () => {
  const remove = (recognitionId: string, points: 'stay' | 'return') =>
    removePost.call(asOwner(team.tenant), { recognitionId, reason: 'Not kind', points });

  it('takes it from everybody’s sight and leaves the points where they are', async () => {
    const receiver = await team.join('Receiver');
    const recognitionId = await thank(ana, receiver, { points: 50 });
    expect(await remove(recognitionId, 'stay')).toMatchObject({ pointsBack: 0 });
    expect(await pointsLeft(team.tenant, { memberId: receiver })).toBe(50n);
    expect(await codeOf(showPost.call(as(receiver), { recognitionId }))).toBe('not_found');
    expect(await codeOf(remove(recognitionId, 'stay'))).toBe('not_found');
  });

  it('returns to the budget what nobody has spent of it', async () => {
    const [one, two] = [await team.join('One'), await team.join('Two')];
    const budget = await leftInBudget(team);
    const recognitionId = await thank(ana, one, { receiverIds: [one, two], points: 50 });
    await spendOne(team, one);
    expect(await remove(recognitionId, 'return')).toMatchObject({ pointsBack: 99 });
    expect(await leftInBudget(team)).toBe(budget - 1);
    expect(await pointsLeft(team.tenant, { memberId: two })).toBe(0n);
  });
});
