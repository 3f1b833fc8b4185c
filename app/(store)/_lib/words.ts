import type { Messages } from '#i18n/messages.ts';

/** A category in the reader's language; those that a tenant made up keep their name. */
export function categoryName(category: { slug: string; name: string }, messages: Messages): string {
  const known: Record<string, string> = messages.categories;
  return known[category.slug] ?? category.name;
}

export function kindName(kind: string, messages: Messages, many = false): string {
  const known: Record<string, string> = many ? messages.kindsMany : messages.kinds;
  return known[kind] ?? kind;
}
