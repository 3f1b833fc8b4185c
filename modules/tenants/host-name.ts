import { domainToASCII } from 'node:url';

const LABEL = '[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?';
const NAME = new RegExp(`^(?:${LABEL}\\.)+${LABEL}$`);
const LONGEST = 253;

/** A host as DNS knows it, from what somebody typed or pasted; null when it is none that could be proven. */
export function hostIn(typed: string): string | null {
  const bare = typed
    .trim()
    .toLowerCase()
    .replace(/^https?:\/\//, '')
    .replace(/[/?#].*$/, '')
    .replace(/\.$/, '');
  const ascii = domainToASCII(bare);
  const fits = NAME.test(ascii) && ascii.length <= LONGEST && !/^[\d.]+$/.test(ascii);
  return fits ? ascii : null;
}

/** The name of the TXT record that proves a host. */
export function recordOf(host: string): string {
  return `_damson.${host}`;
}

/** Names that never leave this machine belong to nobody, and need no proof where the demo runs. */
export function isOfThisMachine(host: string): boolean {
  return host.endsWith('.localhost');
}
