import { readFile } from 'node:fs/promises';
import postgres from 'postgres';

export type Finding = { check: string; rows: number; example: unknown };

const BLOCK = /^-- (O\d+[a-z]? .*)\n([\s\S]*?);\s*$/gm;

/** The oracle's questions: a name and a query that must return no row. */
export async function oracleQueries(): Promise<{ check: string; query: string }[]> {
  const text = await readFile(new URL('./oracle.sql', import.meta.url), 'utf8');
  return [...text.matchAll(BLOCK)].map(([, check = '', query = '']) => ({ check, query }));
}

/** Asks every question over all tenants, read-only, as the owner; answers what is wrong. */
export async function oracle(ownerUrl: string): Promise<Finding[]> {
  const sql = postgres(ownerUrl, { max: 1, onnotice: () => {} });
  const findings: Finding[] = [];
  try {
    await sql.begin('read only isolation level repeatable read', async (tx) => {
      for (const { check, query } of await oracleQueries()) {
        const rows = await tx.unsafe(query);
        if (rows.length > 0) findings.push({ check, rows: rows.length, example: { ...rows[0] } });
      }
    });
  } finally {
    await sql.end();
  }
  return findings;
}
