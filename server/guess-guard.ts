import { giveBack, type Limit, takeAllowance } from '#core/rate-limit.ts';
import { Refusal } from '#lib/errors.ts';
import { networkOf } from '#lib/network.ts';

/** Wrong codes in a quarter of an hour; then the credential, or the network, waits for the next one. */
export const GUESSES = { credential: 30, network: 60, windowSeconds: 900 } as const;

export type Guesser = { tenantId: string; credential: string; address: string; now: Date };

function limitsOf({ tenantId, credential, address }: Guesser): Limit[] {
  const window = { windowSeconds: GUESSES.windowSeconds, lease: 1 };
  return [
    { key: `${tenantId}:guess:credential:${credential}`, limit: GUESSES.credential, ...window },
    { key: `${tenantId}:guess:network:${networkOf(address)}`, limit: GUESSES.network, ...window },
  ];
}

/**
 * Lets somebody try a code. The allowance is taken before the code is looked at and given back when it was no wrong
 * guess, so that however many try at once, over all processes, no more than the allowance are ever answered "wrong".
 */
export async function guarded<T>(
  who: Guesser,
  attempt: () => Promise<T>,
  isWrong: (answer: T) => boolean,
): Promise<T> {
  const limits = limitsOf(who);
  for (const limit of limits) await takeAllowance(limit, who.now);
  const back = () => Promise.all(limits.map((limit) => giveBack(limit, who.now)));
  try {
    const answer = await attempt();
    if (!isWrong(answer)) await back();
    return answer;
  } catch (error) {
    if (error instanceof Refusal) await back();
    throw error;
  }
}
