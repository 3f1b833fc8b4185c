/** The search of a page as plain strings; of a repeated name the first counts. */
export type Query = Record<string, string>;
type Raw = Record<string, string | string[] | undefined>;
const LONGEST = 2000;

export function readQuery(raw: Raw): Query {
  const entries = Object.entries(raw).flatMap(([name, value]) => {
    const first = Array.isArray(value) ? value[0] : value;
    return first ? [[name, first.slice(0, LONGEST)] as const] : [];
  });
  return Object.fromEntries(entries);
}

/** A path with a changed search; null takes a name away. */
export function hrefWith(path: string, query: Query, changes: Record<string, string | null> = {}): string {
  const next = new URLSearchParams();
  for (const [name, value] of Object.entries({ ...query, ...changes })) if (value) next.set(name, value);
  const search = next.toString();
  return search ? `${path}?${search}` : path;
}

/** What a changed filter takes along: everything but the place in the list. */
export const FROM_START = { page: null, after: null } as const;

/** The value if it is one of those that exist. */
export function oneOf<T extends string>(all: readonly T[], value: string | undefined): T | undefined {
  return all.find((each) => each === value);
}
