import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { inRoot } from '#scripts/root.ts';

/** `[file](../file) “a test's name, or a part of it”` */
const NAMED = /\[([^\]]+)\]\(\.\.\/([^)]+)\) “([^”]+)”/g;
const ROW = /^\| (I\d+) \| (.+) \| (.+) \| (.+) \| (.+) \|$/gm;
const page = readFileSync(inRoot('docs/invariants.md'), 'utf8');
const rows = [...page.matchAll(ROW)].map(([, id = '', holds = '', by = '', proof = '', state = '']) => ({
  id,
  holds,
  by,
  state,
  tests: [...proof.matchAll(NAMED)].map(([, shown = '', file = '', title = '']) => ({ shown, file, title })),
}));

it('the page has all forty, in order, each with its state', () => {
  expect(rows.map((row) => row.id)).toEqual(Array.from({ length: 40 }, (_, n) => `I${n + 1}`));
  for (const { id, state } of rows) expect(state, id).toMatch(/^(holds|in part: .+|not built(: .+)?)$/);
});

describe.each(rows)('$id', ({ tests, state }) => {
  it('names tests that are there, or says that it is not built', () => {
    expect(tests.length > 0, state).toBe(!state.startsWith('not built'));
    for (const { shown, file, title } of tests) {
      expect(shown).toBe(file);
      expect(existsSync(inRoot(file)), file).toBe(true);
      expect(readFileSync(inRoot(file), 'utf8'), `a test of ${file} by this name`).toContain(title);
    }
  });
});
