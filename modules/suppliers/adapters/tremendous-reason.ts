import { z } from 'zod';
import type { RejectReason } from '../port.ts';

/** The payload repeats the request's shape down to what is wrong; the reward may stand alone or in a list. */
const wrong = z.object({ products: z.unknown().optional() });
const payload = z.object({
  reward: wrong.nullish(),
  rewards: z.array(wrong.nullish()).nullish(),
});

/** Why Tremendous refused an order. */
export function tremendousReasonOf(status: number, told: unknown): RejectReason {
  if (status === 401 || status === 403) return 'credentials';
  if (status === 402) return 'insufficient_funds';
  const { data } = payload.safeParse(told);
  const rewards = [data?.reward, ...(data?.rewards ?? [])];
  if (rewards.some((reward) => reward?.products !== undefined)) return 'not_sold_here';
  return status === 400 || status === 422 ? 'invalid' : 'refused';
}
