/** A few words out of many: what a client component is given is sent with its page. */
export function pick<W extends object, K extends keyof W>(words: W, ...names: K[]): Pick<W, K> {
  return Object.fromEntries(names.map((name) => [name, words[name]])) as Pick<W, K>;
}
