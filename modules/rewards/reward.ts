import { refuse } from '#lib/errors.ts';
import { POINTS } from '#lib/money.ts';
import type { PriceTerms } from '#modules/catalog/index.ts';
import type { AccountKey } from '#modules/ledger/index.ts';
import type { Rate } from '#modules/points/index.ts';
import type { RewardKind, RewardState, RewardView } from './schema.ts';

/** A reward as it is in its row. */
export type Reward = {
  id: string;
  kind: RewardKind;
  state: RewardState;
  memberId: string | null;
  email: string;
  name: string | null;
  sender: string;
  message: string;
  value: bigint;
  currency: string;
  productId: string | null;
  productIds: string[] | null;
  country: string | null;
  budgetId: string | null;
  reserved: bigint;
  ratePoints: bigint | null;
  rateMinorUnits: bigint | null;
  /** Of its price at the grant. */
  terms: PriceTerms;
  delivery: 'email' | 'link';
  sealed: Buffer;
  keyId: string;
  expiresAt: Date;
  orderId: string | null;
  claimerHash: Buffer | null;
  claims: number;
  returns: number;
  settledAt: Date | null;
  createdAt: Date;
};

/** The account that holds what a reward may cost, from its grant to its end. */
export function accountOf(rewardId: string): AccountKey {
  return { kind: 'reward', ownerId: rewardId, currency: POINTS };
}

/** The rate of the grant, which its prices in money follow; null where points are given. */
export function rateAtGrant(r: Pick<Reward, 'ratePoints' | 'rateMinorUnits'>): Rate | null {
  return r.ratePoints && r.rateMinorUnits ? { points: r.ratePoints, minorUnits: r.rateMinorUnits } : null;
}

const OPEN: readonly RewardState[] = ['granted', 'delivered', 'opened'];

export function isOpen({ state }: Pick<Reward, 'state'>): boolean {
  return OPEN.includes(state);
}

/** What its recipient is told of its state now: its last moment counts, whether the sweep has come by or not. */
export function stateAt(r: Reward, now: Date): RewardView['state'] {
  if (r.state === 'claimed' || r.state === 'cancelled' || r.state === 'expired') return r.state;
  if (r.expiresAt <= now) return 'expired';
  return r.claims > 0 ? 'failed' : 'open';
}

const WHY_NOT = {
  claimed: 'This reward was claimed already.',
  cancelled: 'This reward was withdrawn by who sent it. Ask them for another one.',
  expired: 'This reward has expired. Ask who sent it for another one.',
} as const;

/** Refuses what can no longer be claimed, calmly: the state is in the params for whoever shows it. */
export function refuseUnlessOpen(r: Reward, now: Date): void {
  const state = stateAt(r, now);
  if (state === 'open' || state === 'failed') return;
  refuse(state === 'claimed' ? 'conflict' : 'not_available', { message: WHY_NOT[state], params: { state } });
}
