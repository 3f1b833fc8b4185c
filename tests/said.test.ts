import { expect, it } from 'vitest';
import { type Source, sources } from './source.ts';

const BETWEEN_TAGS = /(?<=(?:[\w"'}]|\n\s*)>)[^<>{}=;()&|]*\p{L}{2}[^<>{}=;()&|]*(?=<\/|<\w|\{)/gu;
const ATTRIBUTE = /\s(?:aria-label|aria-description|title|placeholder|alt)="[^"]*\p{L}{2}[^"]*"/gu;

/** Text that stands in a screen itself, where no translation reaches it. */
function spoken({ path, text }: Source): string[] {
  return [...text.matchAll(BETWEEN_TAGS), ...text.matchAll(ATTRIBUTE)].map((m) => `${path}: ${m[0].trim()}`);
}

it('no screen of the storefront, the till or a frame says anything that is not a message', async () => {
  const screens = (await sources()).filter(
    ({ path }) =>
      /^(app\/(?!\(admin\))|components\/(?!admin\/)).*\.tsx$/.test(path) && !path.includes('.test.'),
  );
  const [gallery, others] = [screens.filter(isGallery), screens.filter((screen) => !isGallery(screen))];
  expect(others.length).toBeGreaterThan(50);
  expect(others.flatMap(spoken)).toEqual([]);
  // The gallery is a page for makers and in English alone: what is found there shows that the search finds.
  expect(gallery.flatMap(spoken).length).toBeGreaterThan(20);
});

const isGallery = ({ path }: Source) => path.startsWith('app/(store)/gallery/');
