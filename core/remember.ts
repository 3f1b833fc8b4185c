import type { Ctx } from './context.ts';

const KEEP_MS = 5_000;
const MOST = 2_000;
type Kept = { from: number; answer: Promise<unknown> };
const kept = new Map<string, Kept>();

/**
 * What reads the same for everybody of a tenant, read once in five seconds for each process. The tenant comes from the
 * context and leads every key, so that no answer can reach another one; whoever asks has been authorised by then. Those
 * who ask meanwhile share one question; one that failed is asked anew.
 */
export function remember<T>({ tenant, now }: Ctx, key: string, load: () => Promise<T>): Promise<T> {
  const name = JSON.stringify([tenant.id, key]);
  const at = now.getTime();
  const known = kept.get(name);
  if (known && known.from <= at && at < known.from + KEEP_MS)
    return (known.answer as Promise<T>).catch(() => load());
  const answer = load();
  if (kept.size >= MOST) kept.clear();
  kept.set(name, { from: at, answer });
  answer.catch(() => kept.get(name)?.answer === answer && kept.delete(name));
  return answer;
}
