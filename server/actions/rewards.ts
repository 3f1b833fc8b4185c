'use server';
import { cookies } from 'next/headers';
import { redirect } from 'next/navigation';
import { takeAllowance } from '#core/rate-limit.ts';
import { claimByLink, claimReward, openByLink, openReward } from '#modules/rewards/index.ts';
import { act } from '../action.ts';
import { requestFacts } from '../context.ts';
import { CLAIMER_COOKIE, saidOf } from '../reward-claims.ts';

const CLAIMS_PER_MINUTE = 120;
const YEAR_SECONDS = 365 * 86_400;
const textOf = (form: FormData, name: string) => String(form.get(name) ?? '');

/** "product:value" of the card that was chosen. */
function chosenOf(form: FormData) {
  const [productId = '', value = ''] = textOf(form, 'chosen').split(':');
  return productId ? { productId, denomination: Number(value) } : undefined;
}

async function tooMany(): Promise<boolean> {
  const { tenant, address, now } = await requestFacts();
  const key = `${tenant.id}:claim:${address}`;
  return takeAllowance({ key, limit: CLAIMS_PER_MINUTE, windowSeconds: 60 }, now).then(
    () => false,
    () => true,
  );
}

/** Claims by the link, with or without scripts; the browser is marked, so that it alone sees what it got. */
export async function claimLinkedReward(form: FormData): Promise<void> {
  const token = textOf(form, 'token');
  const path = `/r/${encodeURIComponent(token)}`;
  if (await tooMany()) redirect(`${path}?said=slow`);
  const jar = await cookies();
  const browser = jar.get(CLAIMER_COOKIE)?.value ?? textOf(form, 'browser');
  const answer = await act('anyone', claimByLink, { token, browser, chosen: chosenOf(form) });
  if (!answer.ok) redirect(`${path}?said=${saidOf(answer.error)}`);
  const { secure } = await requestFacts();
  jar.set(CLAIMER_COOKIE, browser, {
    httpOnly: true,
    sameSite: 'lax',
    secure,
    path: '/r',
    maxAge: YEAR_SECONDS,
  });
  redirect(path);
}

/** A person looks at the page of a link. */
export async function openLinkedReward(input: { token: string }): Promise<void> {
  await act('anyone', openByLink, input);
}

export async function claimMyReward(form: FormData): Promise<void> {
  const rewardId = textOf(form, 'rewardId');
  const path = `/rewards/${encodeURIComponent(rewardId)}`;
  const answer = await act('member', claimReward, { rewardId, chosen: chosenOf(form) });
  redirect(answer.ok ? path : `${path}?said=${saidOf(answer.error)}`);
}

export async function openMyReward(input: { rewardId: string }): Promise<void> {
  await act('member', openReward, input);
}
