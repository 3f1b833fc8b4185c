import { hrefWith, type Query } from './href.ts';

export const ROWS = 50;
const KEPT = 20;

/**
 * A list is read by cursors, which only lead onward; the URL keeps those passed, so that one can go back.
 * `page` is the number of the page, `after` the last cursors, joined by `~`.
 */
export function readTrail(query: Query) {
  const cursors = (query.after ?? '').split('~').filter((c) => /^[\w-]{1,400}$/.test(c));
  const asked = Number(query.page);
  const page = cursors.length === 0 || !Number.isSafeInteger(asked) || asked < 2 ? 1 : asked;
  return { page: page === 1 && cursors.length > 0 ? 2 : page, cursors, cursor: cursors.at(-1) };
}

export function trailLinks(path: string, query: Query, nextCursor: string | null) {
  const { page, cursors } = readTrail(query);
  const to = (number: number, list: string[]) =>
    hrefWith(path, query, {
      page: list.length > 0 ? String(number) : null,
      after: list.slice(-KEPT).join('~') || null,
    });
  return {
    page,
    previous: page > 1 ? to(page - 1, cursors.slice(0, -1)) : null,
    next: nextCursor ? to(page + 1, [...cursors, nextCursor]) : null,
  };
}
