import { readdir, readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';

const folder = new URL('./actions/', import.meta.url);
const actions = await Promise.all(
  (await readdir(folder))
    .filter((name) => name.endsWith('.ts'))
    .map(async (name) => ({ name, text: await readFile(new URL(name, folder), 'utf8') })),
);

/** Actions that reach a verb by another way than act(), and which. */
const OTHER_WAYS: Readonly<Record<string, string>> = {
  signInWithPassword: 'open() signs in by Auth.js, whose provider calls the verb signInWithPassword',
  signInWithLink: 'open() signs in by Auth.js, whose provider calls the verb signInWithLink',
};

/** The exported functions of a file, each with its text up to the next export. */
function exportsOf(text: string): { name: string; body: string }[] {
  return text
    .split(/^(?=export )/m)
    .slice(1)
    .map((part) => ({
      name: /^export (?:async function|const) (\w+)/.exec(part)?.[1] ?? part.slice(0, 40),
      body: part,
    }));
}

describe.each(actions)('server/actions/$name', ({ text }) => {
  it('is an entrance of the browser and nothing else', () => {
    expect(text.split('\n')[0]).toBe("'use server';");
    for (const { name, body } of exportsOf(text)) expect(body, name).toMatch(/^export async function /);
  });

  it('does nothing but call verbs: each export goes through act()', () => {
    const found = exportsOf(text);
    expect(found.length).toBeGreaterThan(0);
    for (const { name, body } of found) {
      const way = name in OTHER_WAYS ? /\bopen\(/ : /\bact\(/;
      expect(body, `${name} must end in act(), or stand in OTHER_WAYS with the reason`).toMatch(way);
    }
  });

  it('reaches no table, no store and no other module file than doors', () => {
    const from = [...text.matchAll(/from '([^']+)'/g)].map(([, path = '']) => path);
    for (const path of from) {
      expect(path).not.toMatch(/^#db\/|store\.ts$|queries\.ts$/);
      if (path.startsWith('#modules/')) expect(path).toMatch(/^#modules\/[a-z]+\/(index|client|schema)\.ts$/);
    }
    expect(text).not.toMatch(/\bsql`|withTenant|withoutTenant/);
  });
});
