import { Refusal } from '../lib/errors.ts';

type Waiting = { enter: () => void; timer: NodeJS.Timeout };
export type Gate = {
  /** Runs work once there is room for it; refuses with 503 when that takes too long or too many wait. */
  pass: <T>(work: () => Promise<T>) => Promise<T>;
};

function busy(): Refusal {
  return new Refusal('unavailable', {
    message: 'We are busy. Nothing was done; try again shortly.',
    retryAfterSeconds: 2,
  });
}

/**
 * Lets as much work in at once as there are connections, in the order of its coming. Without it the driver would keep
 * everybody waiting for as long as it takes, in a queue without an end.
 */
export function makeGate(limits: { width: number; patienceMs: number; mostWaiting: number }): Gate {
  const waiting = new Set<Waiting>();
  let inside = 0;

  const enter = () =>
    new Promise<void>((resolve, reject) => {
      if (waiting.size >= limits.mostWaiting) return reject(busy());
      const timer = setTimeout(() => {
        waiting.delete(self);
        reject(busy());
      }, limits.patienceMs);
      const self = { enter: resolve, timer };
      waiting.add(self);
    });
  const leave = () => {
    const [next] = waiting;
    if (!next) {
      inside -= 1;
      return;
    }
    // The place is handed on, so that nobody who comes this moment slips in before.
    waiting.delete(next);
    clearTimeout(next.timer);
    next.enter();
  };

  return {
    pass: async (work) => {
      if (inside < limits.width) inside += 1;
      else await enter();
      try {
        return await work();
      } finally {
        leave();
      }
    },
  };
}
