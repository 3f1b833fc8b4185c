import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { outdated } from './docs.ts';
import { inRoot } from './root.ts';

it('says what the code says (else run: node scripts/docs.ts)', async () => {
  expect([...(await outdated()).keys()]).toEqual([]);
});

const pages = [
  'README.md',
  ...readdirSync(inRoot('docs'), { recursive: true, encoding: 'utf8' }).map((name) => `docs/${name}`),
  ...readdirSync(inRoot('modules')).map((name) => `modules/${name}/README.md`),
].filter((path) => path.endsWith('.md'));

it.each(pages)('links in %s lead somewhere', (page) => {
  const links = [
    ...readFileSync(inRoot(page), 'utf8').matchAll(/\]\((?!https?:|#|docs\/images\/)([^)#\s]+)/g),
  ];
  const broken = links.map(([, to = '']) => to).filter((to) => !exists(inRoot(join(dirname(page), to))));
  expect(broken).toEqual([]);
});

function exists(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false }) !== undefined;
}
