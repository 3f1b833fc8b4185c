import { lookingSql } from './factories.ts';

/** Every way in which a text could stand in a column or a log. */
export const spellings = (text: string): string[] => {
  const bytes = Buffer.from(text);
  return [
    text,
    text.replaceAll('-', ''),
    bytes.toString('hex'),
    bytes.toString('base64').replace(/=+$/, ''),
    bytes.toString('base64url'),
  ];
};

/** The tables that hold one of the texts in any column, in any spelling: events, audit and queued jobs among them. */
export async function tablesHolding(texts: readonly string[]): Promise<string[]> {
  const owner = lookingSql();
  const tables = await owner<{ name: string }[]>`
    select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'p', 'm') and n.nspname in ('public', 'graphile_worker') order by 1`;
  const wanted = texts.flatMap(spellings);
  const found: string[] = [];
  for (const { name } of tables) {
    const rows = await owner.unsafe<{ line: string }[]>(`select t::text as line from ${name} t`);
    if (rows.some(({ line }) => wanted.some((s) => line.includes(s)))) found.push(name);
  }
  return found;
}
