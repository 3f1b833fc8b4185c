import type { TenantRef } from '#lib/tenant.ts';
import { allocate, createBudget, showBudget } from '#modules/budgets/index.ts';
import { addMember } from '#modules/identity/index.ts';
import { passOn, setPolicy } from '#modules/points/index.ts';
import { addValue, setRecognitionPolicy } from '#modules/recognition/index.ts';
import { asMember, asPlatform, makeTenant } from './factories.ts';

export type Team = {
  tenant: TenantRef;
  valueId: string;
  budgetId: string;
  join: (name: string, managerId?: string) => Promise<string>;
};

/** A tenant with a value, a budget of points and a policy to give out of it. */
export async function makeTeam(
  policy: {
    period?: 'month' | 'quarter';
    allowance?: number;
    largestGift?: number;
    rollsOver?: boolean;
  } = {},
  money = 100_000,
): Promise<Team> {
  const tenant = await makeTenant();
  const platform = asPlatform(tenant);
  const { budgetId } = await createBudget.call(platform, { name: 'Thanks' });
  await allocate.call(platform, { budgetId, amount: money, reason: 'Year' });
  const { valueId } = await addValue.call(platform, { names: { en: 'Care', de: 'Sorgfalt' }, emoji: '💛' });
  const standard = { period: 'month', allowance: 300, largestGift: 200, rollsOver: false };
  await setRecognitionPolicy.call(platform, { ...standard, ...policy, budgetId });
  const join = async (name: string, managerId?: string) => {
    const email = `${crypto.randomUUID().slice(0, 12)}@example.com`;
    const person = { email, name, country: 'DE', locale: 'en', managerId: managerId ?? null };
    return (await addMember.call(platform, person)).memberId;
  };
  return { tenant, valueId, budgetId, join };
}

/** What the team's budget has left. */
export async function leftInBudget({ tenant, budgetId }: Team): Promise<number> {
  return (await showBudget.call(asPlatform(tenant), { budgetId })).available;
}

/** Has a member part with one point, to somebody new. */
export async function spendOne({ tenant }: Team, memberId: string): Promise<void> {
  const email = `${crypto.randomUUID().slice(0, 12)}@example.com`;
  const person = { email, name: 'Somebody', country: 'DE', locale: 'en' };
  await addMember.call(asPlatform(tenant), person);
  await setPolicy.call(asPlatform(tenant), { expiry: { type: 'never' }, membersMayTransfer: true });
  await passOn.call(asMember(tenant, memberId), { email, points: 1 });
}
