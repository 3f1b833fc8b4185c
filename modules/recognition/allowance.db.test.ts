import { describe, expect, it } from 'vitest';
import { asMember, asPlatform, NOW, pointsLeft } from '#tests/factories.ts';
import { atOnce, codeOf, outcomeOf, tally } from '#tests/outcome.ts';
import { leftInBudget, makeTeam, type Team } from '#tests/recognition.ts';
import { give, myAllowance, setRecognitionPolicy, showRecognitionPolicy, takeBack } from './index.ts';

const at = (moment: string) => new Date(moment);
const gift = (team: Team, to: string, points: number) => ({
  receiverIds: [to],
  points,
  valueId: team.valueId,
  message: 'Thanks',
});
const leftOf = async (team: Team, id: string, now = NOW) =>
  (await myAllowance.call(asMember(team.tenant, id, now), {})).allowance;

describe('64 gifts at once', () => {
  it('of one giver never come to more than the allowance', async () => {
    const team = await makeTeam({ allowance: 300 });
    const [giver, friend] = [await team.join('Giver'), await team.join('Friend')];
    const codes = await atOnce(64, () =>
      codeOf(give.call(asMember(team.tenant, giver), gift(team, friend, 10))),
    );
    expect(tally(codes)).toEqual({ ok: 30, insufficient_points: 34 });
    expect(await pointsLeft(team.tenant, { memberId: friend })).toBe(300n);
    expect((await leftOf(team, giver))?.left).toBe(0);
  });

  it('of many givers never come to more than the budget, and who was refused kept the allowance', async () => {
    const team = await makeTeam({ allowance: 300 }, 250);
    const friend = await team.join('Friend');
    const givers = await Promise.all(Array.from({ length: 64 }, (_, i) => team.join(`Giver ${i}`)));
    const codes = await atOnce(64, (i) =>
      codeOf(give.call(asMember(team.tenant, givers[i] ?? ''), gift(team, friend, 10))),
    );
    expect(tally(codes)).toEqual({ ok: 25, insufficient_budget: 39 });
    expect([await leftInBudget(team), await pointsLeft(team.tenant, { memberId: friend })]).toEqual([
      0,
      250n,
    ]);
    const lefts = await Promise.all(givers.map(async (id) => String((await leftOf(team, id))?.left)));
    expect(tally(lefts)).toEqual({ 290: 25, 300: 39 });
  });

  it('and taken back at the same time leave everything as it was', async () => {
    const team = await makeTeam({ allowance: 300 });
    const [giver, friend] = [await team.join('Giver'), await team.join('Friend')];
    const as = asMember(team.tenant, giver);
    await atOnce(32, async () => {
      const { recognitionId } = await give.call(as, gift(team, friend, 5));
      await Promise.all([
        takeBack.call(as, { recognitionId }),
        outcomeOf(give.call(as, gift(team, friend, 0))),
      ]);
    });
    expect([(await leftOf(team, giver))?.left, await leftInBudget(team)]).toEqual([300, 100_000]);
    expect(await pointsLeft(team.tenant, { memberId: friend })).toBe(0n);
  });
});

describe('a period', () => {
  it('ends at midnight of the tenant’s own time zone', async () => {
    const team = await makeTeam({ allowance: 300, period: 'month' });
    const [giver, friend] = [await team.join('Giver'), await team.join('Friend')];
    const lastSecond = at('2026-06-30T21:59:59Z');
    await give.call(asMember(team.tenant, giver, lastSecond), gift(team, friend, 200));
    expect(await leftOf(team, giver, lastSecond)).toEqual({
      left: 100,
      largestGift: 200,
      until: '2026-06-30T21:59:59.999Z',
      period: 'month',
    });
    const july = await leftOf(team, giver, at('2026-06-30T22:00:00Z'));
    expect(july).toMatchObject({ left: 300, until: '2026-07-31T21:59:59.999Z' });
  });

  it('of three months is a quarter of the calendar, also where the clocks change in it', async () => {
    const team = await makeTeam({ period: 'quarter' });
    const giver = await team.join('Giver');
    expect((await leftOf(team, giver, at('2026-11-02T12:00:00Z')))?.until).toBe('2026-12-31T22:59:59.999Z');
    expect((await leftOf(team, giver, at('2026-12-31T22:59:59Z')))?.until).toBe('2026-12-31T22:59:59.999Z');
    expect((await leftOf(team, giver, at('2026-12-31T23:00:00Z')))?.until).toBe('2027-03-31T21:59:59.999Z');
  });

  it('passes on what was not given, once, where the policy says so', async () => {
    const team = await makeTeam({ allowance: 300, rollsOver: true });
    const [giver, friend, idle] = [await team.join('G'), await team.join('F'), await team.join('I')];
    await give.call(asMember(team.tenant, giver), gift(team, friend, 120));
    const july = at('2026-07-10T12:00:00Z');
    expect([(await leftOf(team, giver, july))?.left, (await leftOf(team, idle, july))?.left]).toEqual([
      480, 600,
    ]);
    await give.call(asMember(team.tenant, giver, july), gift(team, friend, 200));
    expect((await leftOf(team, giver, july))?.left).toBe(280);
    const august = at('2026-08-10T12:00:00Z');
    expect((await leftOf(team, giver, august))?.left).toBe(580);
  });

  it('lapses where it does not, and whoever is new has no past', async () => {
    const lapsing = await makeTeam({ allowance: 300 });
    const idle = await lapsing.join('Idle');
    expect((await leftOf(lapsing, idle, at('2026-07-10T12:00:00Z')))?.left).toBe(300);
    const rolling = await makeTeam({ allowance: 300, rollsOver: true });
    expect((await leftOf(rolling, await rolling.join('New')))?.left).toBe(300);
  });

  it('follows the policy: less leaves nothing below zero, more can be given at once', async () => {
    const team = await makeTeam({ allowance: 300 });
    const [giver, friend] = [await team.join('G'), await team.join('F')];
    await give.call(asMember(team.tenant, giver), gift(team, friend, 200));
    const policy = { period: 'month', largestGift: 200, budgetId: team.budgetId };
    await setRecognitionPolicy.call(asPlatform(team.tenant), { ...policy, allowance: 100 });
    expect((await leftOf(team, giver))?.left).toBe(0);
    const { policy: inForce } = await showRecognitionPolicy.call(asPlatform(team.tenant), {});
    expect(inForce).toEqual({ ...policy, allowance: 100, rollsOver: false });
    expect(await codeOf(give.call(asMember(team.tenant, giver), gift(team, friend, 1)))).toBe(
      'insufficient_points',
    );
    await setRecognitionPolicy.call(asPlatform(team.tenant), { ...policy, allowance: 350 });
    await give.call(asMember(team.tenant, giver), gift(team, friend, 150));
    expect((await leftOf(team, giver))?.left).toBe(0);
  });
});
