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

/** The position inside a cursor, or null when it is not one of ours (then the list starts anew). */
export function decodeCursor(cursor: string | undefined): (string | number)[] | null {
  if (!cursor) return null;
  try {
    const value: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    return Array.isArray(value) && value.every((v) => typeof v === 'string' || typeof v === 'number')
      ? value
      : null;
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
