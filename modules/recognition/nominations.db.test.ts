import { beforeAll, describe, expect, it } from 'vitest';
import { addMember, addOperator, createStartingRoles } from '#modules/identity/index.ts';
import { asKey, asMember, asOwner, asPlatform, callerOf, NOW, pointsLeft, rowsOf } from '#tests/factories.ts';
import { atOnce, codeOf, outcomeOf, tally } from '#tests/outcome.ts';
import { leftInBudget, makeTeam, type Team } from '#tests/recognition.ts';
import {
  closeAward,
  decideNomination,
  feed,
  listAwards,
  listNominations,
  myNominations,
  nominate,
  openAward,
  second,
} from './index.ts';

let team: Team;
let [boss, ana, ben, cleo]: string[] = [];
beforeAll(async () => {
  team = await makeTeam();
  boss = await team.join('Boss');
  [ana, ben, cleo] = [await team.join('Ana', boss), await team.join('Ben'), await team.join('Cleo')];
});
const as = (id = '', now = NOW) => asMember(team.tenant, id, now);
const award = async (points = 500) =>
  (
    await openAward.call(asOwner(team.tenant), {
      names: { en: 'Quiet hero' },
      words: { en: 'For what nobody saw.' },
      valueId: team.valueId,
      points,
      budgetId: team.budgetId,
      openUntil: '2026-06-30T22:00:00Z',
    })
  ).awardId;
const propose = async (awardId: string, by = ben, nomineeId = ana) =>
  (await nominate.call(as(by), { awardId, nomineeId: nomineeId ?? '', reason: 'She stayed late.' }))
    .nominationId;

describe('a nomination', () => {
  it('approved by the nominee’s manager pays out of the award’s budget and is a post', async () => {
    const nominationId = await propose(await award());
    await second.call(as(cleo), { nominationId, on: true });
    await second.call(as(cleo), { nominationId, on: true });
    const [row] = (await myNominations.call(as(boss), { view: 'decide' })).items;
    expect(row).toMatchObject({
      nominationId,
      nominee: { name: 'Ana' },
      nominator: { name: 'Ben' },
      seconds: 1,
    });
    const [budget, purse] = [
      await leftInBudget(team),
      await pointsLeft(team.tenant, { memberId: ana ?? '' }),
    ];
    const decided = await decideNomination.call(as(boss), { nominationId, decision: 'approve' });
    expect(await leftInBudget(team)).toBe(budget - 500);
    expect(await pointsLeft(team.tenant, { memberId: ana ?? '' })).toBe((purse ?? 0n) + 500n);
    expect((await feed.call(as(cleo), { limit: 1 })).items[0]).toMatchObject({
      recognitionId: decided.recognitionId,
      kind: 'award',
      awardNames: { en: 'Quiet hero' },
      giver: { name: 'Ben' },
      receivers: [{ name: 'Ana' }],
      points: 500,
      message: 'She stayed late.',
    });
  });

  it('declined gives nothing, and tells the one who proposed why', async () => {
    const nominationId = await propose(await award());
    const budget = await leftInBudget(team);
    const decision = { nominationId, decision: 'decline', note: 'Next time' };
    await decideNomination.call(asOwner(team.tenant), decision);
    expect(await leftInBudget(team)).toBe(budget);
    const noteFor = async (id = '') =>
      (await myNominations.call(as(id), { view: 'mine' })).items.find((n) => n.nominationId === nominationId);
    expect(await noteFor(ben)).toMatchObject({ state: 'declined', note: 'Next time', mine: true });
    expect(await noteFor(cleo)).toBeUndefined();
  });

  it('is decided once, by however many at once', async () => {
    const nominationId = await propose(await award());
    const posts = await rowsOf(team.tenant, 'recognitions');
    const codes = await atOnce(16, (i) =>
      codeOf(
        decideNomination.call(i % 2 ? as(boss) : asOwner(team.tenant), { nominationId, decision: 'approve' }),
      ),
    );
    expect(tally(codes)).toEqual({ ok: 1, conflict: 15 });
    expect(await rowsOf(team.tenant, 'recognitions')).toBe(posts + 1);
  });

  it('stays open when the budget cannot pay it', async () => {
    const nominationId = await propose(await award(900_000));
    const approve = () => decideNomination.call(asOwner(team.tenant), { nominationId, decision: 'approve' });
    expect(await codeOf(approve())).toBe('insufficient_budget');
    const { items } = await listNominations.call(asOwner(team.tenant), { state: 'open' });
    expect(items.map((n) => n.nominationId)).toContain(nominationId);
  });

  it('is hidden from the nominee until it is approved, and shown to colleagues who may second it', async () => {
    const nominationId = await propose(await award());
    const sees = async (id = '') =>
      (await myNominations.call(as(id), {})).items.some((n) => n.nominationId === nominationId);
    expect([await sees(ana), await sees(cleo)]).toEqual([false, true]);
    const seconding = (id = '') => codeOf(second.call(as(id), { nominationId, on: true }));
    expect([await seconding(ana), await seconding(ben), await seconding(cleo)]).toEqual([
      'not_found',
      'not_found',
      'ok',
    ]);
  });
});

describe('four eyes', () => {
  const decide = (caller: ReturnType<typeof as>, nominationId: string) =>
    codeOf(decideNomination.call(caller, { nominationId, decision: 'approve' }));

  it('nobody decides who proposed it, is proposed, or has nothing to do with it', async () => {
    const byBoss = await propose(await award(), boss);
    expect(await decide(as(boss), byBoss)).toBe('forbidden');
    const ofBoss = await propose(await award(), ben, boss);
    expect([
      await decide(as(boss), ofBoss),
      await decide(as(ben), ofBoss),
      await decide(as(cleo), ofBoss),
    ]).toEqual(['not_found', 'not_found', 'not_found']);
    expect(await decide(asKey(team.tenant), ofBoss)).toBe('forbidden');
    expect(await decide(asOwner(team.tenant), ofBoss)).toBe('ok');
  });

  it('an operator who is also the member behind it is one person', async () => {
    const email = `${crypto.randomUUID().slice(0, 8)}@example.com`;
    const platform = asPlatform(team.tenant);
    const person = { email, name: 'Both', country: 'DE', locale: 'en' };
    const { memberId } = await addMember.call(platform, person);
    await createStartingRoles.call(platform, {});
    const { operatorId } = await addOperator.call(platform, { email, name: 'Both', role: 'Owner' });
    const permissions = new Set(['recognition.decide']);
    const both = callerOf(team.tenant, { type: 'operator', id: operatorId, permissions });
    expect(await decide(both, await propose(await award(), memberId))).toBe('forbidden');
    expect(await decide(both, await propose(await award(), ben, memberId))).toBe('forbidden');
    expect(await decide(both, await propose(await award(), ben))).toBe('ok');
  });
});

describe('nominating', () => {
  it('is refused for oneself, twice, for one of another tenant, and when the award is over', async () => {
    const awardId = await award();
    const ask = (nomineeId = '', now = NOW) =>
      codeOf(nominate.call(as(ben, now), { awardId, nomineeId, reason: 'Kind' }));
    const stranger = await (await makeTeam()).join('Stranger');
    expect([await ask(ben), await ask(stranger), await ask(ana), await ask(ana)]).toEqual([
      'invalid',
      'not_found',
      'ok',
      'conflict',
    ]);
    expect(await ask(cleo, new Date('2026-06-30T22:00:00Z'))).toBe('not_available');
    const shown = async () => (await listAwards.call(as(ben), {})).items.map((a) => a.awardId);
    expect(await shown()).toContain(awardId);
    await closeAward.call(asOwner(team.tenant), { awardId });
    expect(await shown()).not.toContain(awardId);
    expect(await ask(cleo)).toBe('not_available');
    expect(await outcomeOf(myNominations.call(as(ben), { view: 'mine' }))).toMatchObject({ ok: true });
  });
});
