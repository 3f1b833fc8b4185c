export type Recipient = { email: string; name?: string };
export type Read = { recipients: Recipient[]; doubled: number; wrong: { line: number; text: string }[] };

const ADDRESS = /[^\s<>,;"']+@[^\s<>,;"']+\.[^\s<>,;"'.]{2,}/g;
const HEADER = /^["']?(e-?mail|name|recipient|address)\b/i;

/**
 * People as they are typed, pasted or kept in a file: an address alone, "Name <address>", or both with a comma, a
 * semicolon or a tab between them. Each address counts once; lines without one are named.
 */
export function readRecipients(text: string): Read {
  const byEmail = new Map<string, Recipient>();
  const wrong: Read['wrong'] = [];
  let doubled = 0;
  text.split(/\r\n|\r|\n/).forEach((raw, index) => {
    const line = raw.replace(/^\uFEFF/, '').trim();
    if (line === '' || (index === 0 && HEADER.test(line) && !line.includes('@'))) return;
    const found = line.match(ADDRESS) ?? [];
    if (found.length === 0) wrong.push({ line: index + 1, text: line.slice(0, 80) });
    for (const each of found) {
      const email = each.toLowerCase();
      const name = found.length === 1 ? nameIn(line, each) : '';
      if (byEmail.has(email)) doubled += 1;
      else byEmail.set(email, name ? { email, name } : { email });
    }
  });
  return { recipients: [...byEmail.values()], doubled, wrong };
}

function nameIn(line: string, address: string): string {
  return line
    .replace(address, '')
    .replace(/[<>"',;\t]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 120);
}
