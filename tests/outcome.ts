import { type FieldError, Refusal } from '#lib/errors.ts';

/** What a call came to, as the outside sees it. */
export type Outcome =
  | { ok: true; data: unknown }
  | { ok: false; code: string; message: string; fields: FieldError[] };

/** Only refusals are answers; anything else that is thrown is a bug and fails the test. */
export async function outcomeOf(call: Promise<unknown>): Promise<Outcome> {
  try {
    return { ok: true, data: await call };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { ok: false, code: error.code, message: error.message, fields: error.fields };
  }
}

/** `ok`, or the code of the refusal. */
export async function codeOf(call: Promise<unknown>): Promise<string> {
  const outcome = await outcomeOf(call);
  return outcome.ok ? 'ok' : outcome.code;
}

/** The refusal itself, for its fields and params. */
export async function refusalOf(call: Promise<unknown>): Promise<Refusal> {
  try {
    await call;
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
  throw new Error('This call was expected to be refused, and was not.');
}

/** How often each value occurs. */
export function tally(values: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1;
  return counts;
}

/** Starts all of them at the same moment and waits for all. */
export function atOnce<T>(count: number, work: (index: number) => Promise<T>): Promise<T[]> {
  return Promise.all(Array.from({ length: count }, (_, index) => work(index)));
}
