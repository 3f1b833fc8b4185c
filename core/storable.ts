import { Refusal } from '#lib/errors.ts';

/** A NUL, or half of a surrogate pair: PostgreSQL stores neither in text or jsonb. */
const UNSTORABLE = /\0|\p{Surrogate}/u;

/** Whether every text of an input can be stored. */
export function isStorable(input: unknown): boolean {
  return unstorableField(input, []) === null;
}

/** Refuses an input with text that no column could hold, by the name of its field. */
export function refuseUnstorable(input: unknown): void {
  const field = unstorableField(input, []);
  if (field === null) return;
  const message = 'has characters that cannot be stored';
  throw new Refusal('invalid', { message: `${field}: ${message}`, fields: [{ field, message }] });
}

function unstorableField(value: unknown, path: readonly string[]): string | null {
  if (typeof value === 'string') return UNSTORABLE.test(value) ? path.join('.') || 'body' : null;
  if (value === null || typeof value !== 'object' || value instanceof Uint8Array) return null;
  for (const [key, inner] of Object.entries(value)) {
    const found = unstorableField(inner, [...path, key]);
    if (found !== null) return found;
  }
  return null;
}
