/** A short name from a program's name, as far as its letters go. */
export function slugOf(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+|-+$/g, '')
    .slice(0, 40)
    .replace(/-+$/, '');
}

/** Where the sandbox of a program at this host will be, as the installation chooses it. */
export function twinHost(host: string): string {
  const [first = '', ...rest] = host.trim().toLowerCase().split('.');
  return [`${first}-sandbox`, ...rest].join('.');
}
