import type { Ctx } from '#core/context.ts';

const MOST = 300;
const LONGEST_SWAPPED = 24;

/** Lower case, no accents, no punctuation: how names are stored for search and how queries are read. */
export function normalise(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .slice(0, 200);
}

/**
 * Products whose text has the words, or words like them (trigram word similarity), best first. It reads the
 * shared catalogue, not a tenant's rows: trigram operators cannot use their index below row security.
 */
export async function matchingProducts({ sql }: Ctx, query: string): Promise<string[]> {
  const q = normalise(query);
  if (!q) return [];
  await sql`select set_config('pg_trgm.word_similarity_threshold', ${q.length <= 4 ? '0.5' : '0.42'}, true)`;
  const rows = await sql<{ id: string }[]>`
    select id from products
     where ${q} <% search_text or search_text like ${`%${q}%`}
     order by (search_text like ${`${q}%`}) desc, word_similarity(${q}, search_text) desc, id
     limit ${MOST}`;
  const found = rows.length > 0 ? rows : await withTwoLettersSwapped(sql, q);
  return found.map((r) => r.id);
}

/** The commonest typing error breaks more trigrams than it leaves: "zalnado" is hardly like "zalando". */
async function withTwoLettersSwapped(sql: Ctx['sql'], q: string): Promise<{ id: string }[]> {
  const patterns = swaps(q).map((text) => `%${text}%`);
  if (patterns.length === 0) return [];
  return sql<{ id: string }[]>`
    select id from products where search_text like any(${patterns}::text[])
     order by word_similarity(${q}, search_text) desc, id limit ${MOST}`;
}

/** Every text that has two neighbouring letters of this one exchanged. */
export function swaps(q: string): string[] {
  if (q.length < 4 || q.length > LONGEST_SWAPPED) return [];
  const letters = [...q];
  return letters.slice(1).flatMap((letter, i) => {
    const before = letters[i] ?? '';
    if (letter === before || letter === ' ' || before === ' ') return [];
    return [[...letters.slice(0, i), letter, before, ...letters.slice(i + 2)].join('')];
  });
}
