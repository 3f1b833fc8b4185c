import { frame } from '#app/(store)/_lib/frame.ts';
import { loadWords } from '#i18n/areas.ts';
import { pointsStatement } from '#modules/points/index.ts';
import type { StatementEntry } from '#modules/points/schema.ts';
import { readAsMember } from '#server/screen.ts';

const MOST_PAGES = 50;

/** The member's own statement as a table for spreadsheets: the newest 5,000 movements. */
export async function GET(): Promise<Response> {
  const { locale, messages } = await frame();
  const { statement: words } = await loadWords('voucher', locale);
  const codes: Record<string, string> = messages.points.codes;
  const rows = (await everything()).map((e) => [
    e.at,
    [codes[e.code] ?? e.code, e.label].filter(Boolean).join(': '),
    String(e.points),
    String(e.balanceAfter),
  ]);
  const table = [[words.date, words.what, words.points, words.balance], ...rows];
  // The mark at the front tells spreadsheets that it is UTF-8.
  return new Response(`\uFEFF${table.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`, {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': 'attachment; filename="points.csv"',
      'Cache-Control': 'private, no-store',
    },
  });
}

async function everything(): Promise<StatementEntry[]> {
  const all: StatementEntry[] = [];
  let cursor: string | null = null;
  for (let page = 0; page < MOST_PAGES; page++) {
    const next: { items: StatementEntry[]; nextCursor: string | null } = await readAsMember(pointsStatement, {
      limit: 100,
      ...(cursor && { cursor }),
    });
    all.push(...next.items);
    cursor = next.nextCursor;
    if (!cursor) break;
  }
  return all;
}

/** Quoted; and a reason that begins like a formula is kept from being one. */
function cell(text: string): string {
  const plain = /^-?\d+$/.test(text);
  const safe = !plain && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
}
