'use server';
import type { Page } from '#lib/page.ts';
import type { Result } from '#lib/result.ts';
import { browse } from '#modules/orders/index.ts';
import type { Card } from '#modules/orders/schema.ts';
import {
  cancelRewards,
  grantRewards,
  priceRewards,
  resendRewards,
  rewardLink,
} from '#modules/rewards/index.ts';
import type { GrantPrice, ShownLink } from '#modules/rewards/schema.ts';
import { barcodeSvg } from '#modules/vouchers/index.ts';
import { act } from '../action.ts';

/** What a grant would come to, before it is done. */
export async function priceGrant(input: Record<string, unknown>): Promise<Result<GrantPrice>> {
  return act('operator', priceRewards, input);
}

/** One key for each form: sent twice, it grants once. */
export async function grantSome(
  input: Record<string, unknown> & { idempotencyKey: string },
): Promise<Result<{ rewardIds: string[]; reserved: number }>> {
  const { idempotencyKey, ...grant } = input;
  return act('operator', grantRewards, grant, { idempotencyKey });
}

/** The links of rewards that nobody has claimed; each sight of one is audited. */
export async function showLinks({ rewardIds }: { rewardIds: string[] }): Promise<Result<ShownLink[]>> {
  const links: ShownLink[] = [];
  for (const rewardId of rewardIds.slice(0, 25)) {
    const answer = await act('operator', rewardLink, { rewardId });
    if (!answer.ok) return answer;
    links.push({ ...answer.data, qr: barcodeSvg(answer.data.link, 'qr') });
  }
  return { ok: true, data: links };
}

export async function cancelSome(input: {
  rewardIds: string[];
  reason: string;
}): Promise<Result<{ cancelled: number; points: number }>> {
  const answer = await act('operator', cancelRewards, input);
  if (!answer.ok) return answer;
  return { ok: true, data: { cancelled: answer.data.cancelled.length, points: answer.data.points } };
}

export async function sendAgain(input: { rewardIds: string[] }): Promise<Result<{ sent: number }>> {
  return act('operator', resendRewards, input);
}

/** What can be given: listed products that a member sees, by their words. */
export async function findGifts({ q }: { q: string }): Promise<Result<Page<Card>>> {
  return act('operator', browse, { q, country: 'all', limit: 20 });
}
