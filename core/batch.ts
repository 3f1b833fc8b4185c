import { Refusal } from '#lib/errors.ts';

type Batching<T, R> = {
  /** Items in one batch, at most. */
  most: number;
  /** Batches under way at once over all lanes, at most. */
  atOnce: () => number;
  /** Items that wait in one lane, at most; whoever comes then is told to come back. */
  waiting: number;
  /** Answers each item, in order. What it throws is thrown to every item of the batch. */
  run: (lane: string, items: T[]) => Promise<R[]>;
};
type Waiting<T, R> = { item: T; resolve: (result: R) => void; reject: (error: unknown) => void };

/**
 * Serves together what arrives together: a lane's first item goes at once, and what comes while it is under way
 * makes the next batch. A lane has one batch under way, and lanes take turns: one that floods waits for itself.
 */
export function batched<T, R>(batching: Batching<T, R>): (lane: string, item: T) => Promise<R> {
  const lanes = new Map<string, Waiting<T, R>[]>();
  /** Lanes that have something to do and nothing under way, the longest waiting first. */
  const turns = new Set<string>();
  let underWay = 0;

  function serve(): void {
    for (const lane of turns) {
      if (underWay >= batching.atOnce()) return;
      turns.delete(lane);
      underWay += 1;
      void take(lane);
    }
  }
  async function take(lane: string): Promise<void> {
    const queue = lanes.get(lane) ?? [];
    const batch = queue.splice(0, batching.most);
    await settle(batching, lane, batch);
    underWay -= 1;
    if (queue.length > 0) turns.add(lane);
    else lanes.delete(lane);
    serve();
  }
  return (lane, item) =>
    new Promise<R>((resolve, reject) => {
      const queue = lanes.get(lane) ?? [];
      if (queue.length >= batching.waiting) return reject(tooMany());
      queue.push({ item, resolve, reject });
      if (!lanes.has(lane)) turns.add(lane);
      lanes.set(lane, queue);
      serve();
    });
}

async function settle<T, R>(batching: Batching<T, R>, lane: string, batch: Waiting<T, R>[]): Promise<void> {
  try {
    const items = batch.map((w) => w.item);
    const results = await batching.run(lane, items);
    for (const [i, w] of batch.entries()) w.resolve(results[i] as R);
  } catch (error) {
    for (const w of batch) w.reject(error);
  }
}

function tooMany(): Refusal {
  return new Refusal('unavailable', {
    message: 'We are busy. Nothing was done; try again shortly.',
    retryAfterSeconds: 2,
  });
}
