import type { Ctx } from '#core/context.ts';

const MOST = 300;

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
  return rows.map((r) => r.id);
}
