import type { TenantRef } from '#lib/tenant.ts';
import { allocate, createBudget } from '#modules/budgets/index.ts';
import { addMember } from '#modules/identity/index.ts';
import {
  addValue,
  give,
  nominate,
  openAward,
  react,
  removePost,
  second,
  setRecognitionPolicy,
} from '#modules/recognition/index.ts';
import { asMember, asPlatform } from '#tests/factories.ts';

/** A member who manages one colleague and has thanked another, with a nomination of the first to decide. */
export type RecognitionWorld = {
  recognitionBudgetId: string;
  valueId: string;
  awardId: string;
  reportId: string;
  peerId: string;
  /** Given by the world's member, with points, just now. */
  recognitionId: string;
  /** Of the member's report, by the peer. */
  nominationId: string;
};

export async function makeRecognition(tenant: TenantRef, memberId: string): Promise<RecognitionWorld> {
  const platform = asPlatform(tenant);
  const add = async (name: string, managerId: string | null) => {
    const email = `${name.toLowerCase()}-${tenant.slug}@example.com`;
    return (await addMember.call(platform, { email, name, country: 'DE', locale: 'en', managerId })).memberId;
  };
  const [reportId, peerId] = [await add('Report', memberId), await add('Peer', null)];
  const { budgetId } = await createBudget.call(platform, { name: 'Recognition' });
  await allocate.call(platform, { budgetId, amount: 100_000, reason: 'Year' });
  const { valueId } = await addValue.call(platform, { names: { en: 'Care' }, emoji: '💛' });
  await setRecognitionPolicy.call(platform, {
    period: 'quarter',
    allowance: 500,
    largestGift: 100,
    budgetId,
  });
  const { awardId } = await openAward.call(platform, {
    names: { en: 'Colleague of the year' },
    words: { en: 'For whoever made this year better.' },
    valueId,
    points: 1000,
    budgetId,
    openUntil: '2026-12-31T22:59:59Z',
  });
  const gift = { receiverIds: [peerId], points: 10, valueId, message: 'Thank you' };
  const { recognitionId } = await give.call(asMember(tenant, memberId), gift);
  await react.call(asMember(tenant, peerId), { recognitionId, kind: 'heart', on: true });
  const gone = await give.call(asMember(tenant, memberId), { ...gift, points: 0 });
  await removePost.call(platform, { ...gone, reason: 'A test', points: 'stay' });
  const proposal = { awardId, nomineeId: reportId, reason: 'Always there' };
  const { nominationId } = await nominate.call(asMember(tenant, peerId), proposal);
  const { memberId: other } = await addMember.call(platform, {
    email: `other-${tenant.slug}@example.com`,
    name: 'Other',
    country: 'DE',
    locale: 'en',
  });
  await second.call(asMember(tenant, other), { nominationId, on: true });
  return { recognitionBudgetId: budgetId, valueId, awardId, reportId, peerId, recognitionId, nominationId };
}
