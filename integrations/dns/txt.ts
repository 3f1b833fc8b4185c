import { Resolver } from 'node:dns/promises';

/** DNS's words for "there is no such record", as opposed to "nobody answered". */
const NONE = new Set(['ENODATA', 'ENOTFOUND']);

/** The texts that a name holds in DNS, each whole; null when no server answered. Servers are `address:port`. */
export async function txtOf(name: string, servers: readonly string[]): Promise<string[] | null> {
  const resolver = new Resolver({ timeout: 2_000, tries: 2 });
  if (servers.length > 0) resolver.setServers(servers);
  try {
    const records = await resolver.resolveTxt(name);
    return records.map((parts) => parts.join('')).slice(0, 50);
  } catch (error) {
    return NONE.has((error as NodeJS.ErrnoException).code ?? '') ? [] : null;
  }
}
