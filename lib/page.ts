import { z } from 'zod';

export const MAX_PAGE = 100;

/** A page of a list with an opaque cursor; null when this was the last. */
export type Page<T> = { items: T[]; nextCursor: string | null };

export const pageInput = {
  cursor: z.string().max(400).optional(),
  limit: z.coerce.number().int().min(1).max(MAX_PAGE).default(24),
};

export function encodeCursor(position: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(position)).toString('base64url');
}

type Part = 'text' | 'integer' | 'amount' | 'moment';
type Position<K extends readonly Part[]> = {
  [I in keyof K]: K[I] extends 'text'
    ? string
    : K[I] extends 'integer'
      ? number
      : K[I] extends 'moment'
        ? Date
        : bigint;
};
const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

const PARTS: Record<Part, (value: unknown) => unknown> = {
  text: (value) => (typeof value === 'string' && !/\0|\p{Surrogate}/u.test(value) ? value : null),
  integer: (value) => (Number.isInteger(value) && Math.abs(Number(value)) < 2 ** 31 ? value : null),
  amount: (value) => (typeof value === 'string' && /^-?\d{1,18}$/.test(value) ? BigInt(value) : null),
  moment: (value) =>
    typeof value === 'string' && MOMENT.test(value) && !Number.isNaN(Date.parse(value))
      ? new Date(value)
      : null,
};

/**
 * The position inside a cursor, or null when it is not one of this list's (then the list starts anew). An
 * amount stands in it as decimal digits, a moment as `toISOString` writes it.
 */
export function decodeCursor<const K extends readonly Part[]>(
  cursor: string | undefined,
  kinds: K,
): Position<K> | null {
  if (!cursor) return null;
  try {
    const value: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    if (!Array.isArray(value) || value.length !== kinds.length) return null;
    const parts = kinds.map((kind, i) => PARTS[kind](value[i]));
    return parts.includes(null) ? null : (parts as Position<K>);
  } catch {
    return null;
  }
}

/** Cuts limit + 1 rows into a page. */
export function toPage<T>(rows: T[], limit: number, position: (row: T) => (string | number)[]): Page<T> {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, nextCursor: rows.length > limit && last ? encodeCursor(position(last)) : null };
}
