import type { Caller } from '#core/context.ts';
import { RECOGNITION } from '#db/seed/recognition.ts';
import type { DemoProgram } from '#db/seed/tenants.ts';
import { present } from '#lib/assert.ts';
import { newId } from '#lib/id.ts';
import { allocate, createBudget } from '#modules/budgets/index.ts';
import {
  addValue,
  give,
  nominate,
  openAward,
  react,
  second,
  setRecognitionPolicy,
} from '#modules/recognition/index.ts';

const DAY_MS = 86_400_000;
const BUDGET = 100_000;
const POLICY = { period: 'quarter', allowance: 500, largestGift: 100 } as const;
const AWARD_POINTS = 500;
const AWARD_DAYS = 60;

/** The program's values, what members may give, what they gave in the last weeks, and a nomination to be decided. */
export async function seedRecognition(
  platform: Caller,
  program: DemoProgram,
  people: ReadonlyMap<string, string>,
): Promise<void> {
  const { values, award, nomination, thanks } = present(RECOGNITION[program.slug], 'recognition to seed');
  const ago = (days: number): Caller => ({
    ...platform,
    requestId: newId('request'),
    now: new Date(platform.now.getTime() - days * DAY_MS),
  });
  const idOf = (first: string) => present(people.get(first), `member ${first}`);
  const as = (first: string, days: number): Caller => ({
    ...ago(days),
    authenticate: async () => ({ type: 'member', id: idOf(first) }),
  });
  const longAgo = ago(Math.max(...thanks.map((t) => t.daysAgo)) + 1);
  const { budgetId } = await createBudget.call(longAgo, { name: 'Recognition' });
  await allocate.call(longAgo, { budgetId, amount: BUDGET, reason: 'This year’s recognition' });
  const valueIds: string[] = [];
  for (const [position, value] of values.entries())
    valueIds.push((await addValue.call(longAgo, { ...value, position })).valueId);
  const valueId = (index: number) => present(valueIds[index], 'value');
  await setRecognitionPolicy.call(longAgo, { ...POLICY, budgetId });
  for (const t of [...thanks].reverse()) {
    const { points, words: message, daysAgo } = t;
    const gift = { receiverIds: t.to.map(idOf), points, valueId: valueId(t.value), message };
    const { recognitionId } = await give.call(as(t.from, daysAgo), gift);
    for (const [kind, who] of t.reactions)
      await react.call(as(who, daysAgo * 0.9), { recognitionId, kind, on: true });
  }
  const { awardId } = await openAward.call(ago(7), {
    names: award.names,
    words: award.words,
    valueId: valueId(award.value),
    points: AWARD_POINTS,
    budgetId,
    openUntil: new Date(platform.now.getTime() + AWARD_DAYS * DAY_MS).toISOString(),
  });
  const { nominationId } = await nominate.call(as(nomination.by, nomination.daysAgo), {
    awardId,
    nomineeId: idOf(nomination.of),
    reason: nomination.reason,
  });
  for (const who of nomination.seconds)
    await second.call(as(who, nomination.daysAgo / 2), { nominationId, on: true });
}
