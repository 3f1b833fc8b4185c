import type { Ctx } from '#core/context.ts';
import { readAsked } from './asked.ts';
import { soldAt } from './list-filters.ts';
import type { ListFilter } from './schema.ts';

const MOST = 1000;
const MOST_WORDS = 6;
/** Two letters are like too much. */
const SHORTEST_GUESSED = 3;
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

/** Which part of the shared catalogue a search is about; what it leaves out need not be ranked. */
export type Within = Pick<ListFilter, 'country' | 'kind' | 'currency'>;

/**
 * Products that have every word, or one like it (trigram word similarity), best first: those sold at the value that
 * was asked for, then those whose name begins so. It reads the shared catalogue, not a tenant's rows: trigram
 * operators cannot use their index below row security.
 */
export async function matchingProducts(
  { sql }: Ctx,
  query: string,
  { most = MOST, ...within }: Within & { most?: number } = {},
): Promise<string[]> {
  const asked = readAsked(query);
  const typed = normalise(query);
  const q = asked.value ? normalise(asked.words) : typed;
  if (!q && !asked.value) return [];
  await sql`select set_config('pg_trgm.word_similarity_threshold', ${q.length <= 4 ? '0.5' : '0.42'}, true)`;
  const at = asked.value ? soldAt(sql, asked.value) : sql`true`;
  const found = await sql<{ id: string; fits: boolean }[]>`
    select p.id, (${at} or ${asked.value !== null} and p.search_text like ${`%${typed}%`}) as fits from products p
     where ${everyWord(sql, q)} ${scope(sql, within)}
     order by fits desc, (p.search_text like ${`${q}%`}) desc, (p.search_text like ${`%${q}%`}) desc,
              word_similarity(${q}, p.search_text) desc, p.id
     limit ${most}`;
  const rows = found.length > 0 ? found : await otherwiseTyped(sql, q, within);
  return (rows.some((r) => r.fits) ? rows.filter((r) => r.fits) : q ? rows : []).map((r) => r.id);
}

function everyWord(sql: Ctx['sql'], q: string) {
  const words = q.split(' ').filter(Boolean).slice(0, MOST_WORDS);
  const joined = words.length > 1 ? sql`or p.search_text like ${`%${words.join('')}%`}` : sql``;
  const each = words.map(
    (word) =>
      sql`and (p.search_text like ${`%${word}%`}
               ${word.length >= SHORTEST_GUESSED ? sql`or ${word} <% p.search_text` : sql``})`,
  );
  return sql`((true ${each.reduce((sum, one) => sql`${sum} ${one}`, sql``)}) ${joined})`;
}

function scope(sql: Ctx['sql'], { country, kind, currency }: Within) {
  return sql`${country ? sql`and p.country = ${country}` : sql``} ${kind ? sql`and p.kind = ${kind}` : sql``}
             ${currency ? sql`and p.currency = ${currency}` : sql``}`;
}

/**
 * The commonest typing error breaks more trigrams than it leaves: "zalnado" is hardly like "zalando". And a space left
 * out leaves few in a name of short words.
 */
async function otherwiseTyped(
  sql: Ctx['sql'],
  q: string,
  within: Within,
): Promise<{ id: string; fits: boolean }[]> {
  const patterns = swaps(q).map((text) => `%${text}%`);
  const joined = q.replaceAll(' ', '');
  if (joined.length < SHORTEST_GUESSED) return [];
  return sql<{ id: string; fits: boolean }[]>`
    select p.id, true as fits from products p
     where (p.search_text like any(${patterns}::text[]) or replace(p.search_text, ' ', '') like ${`%${joined}%`})
           ${scope(sql, within)}
     order by word_similarity(${q}, p.search_text) desc, p.id limit ${MOST}`;
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
