import { readdir, readFile } from 'node:fs/promises';

const root = new URL('..', import.meta.url);
const FOLDERS = [
  'app',
  'bench',
  'components',
  'core',
  'db',
  'e2e',
  'i18n',
  'integrations',
  'lib',
  'modules',
  'scripts',
  'server',
  'tests',
];
const CODE = /\.(ts|tsx|mts|mjs|js|cjs|css)$/;

export type Source = { path: string; text: string };

/** Every source file of the repository, by its path from the root. */
export async function sources(): Promise<Source[]> {
  const top = (await readdir(root)).filter((name) => CODE.test(name));
  const inside = await Promise.all(
    FOLDERS.map(async (folder) => {
      const names = await readdir(new URL(folder, root), { recursive: true }).catch(() => []);
      return names.map((name) => `${folder}/${name}`);
    }),
  );
  const paths = [...top, ...inside.flat()]
    .filter((path) => CODE.test(path) && !path.includes('node_modules'))
    .sort();
  return Promise.all(
    paths.map(async (path) => ({ path, text: await readFile(new URL(path, root), 'utf8') })),
  );
}

/** The lines in which a pattern stands, as `path:line text`. */
export function linesWith(files: readonly Source[], pattern: RegExp): string[] {
  return files.flatMap(({ path, text }) =>
    text
      .split('\n')
      .flatMap((line, index) =>
        pattern.test(line) ? [`${path}:${index + 1} ${line.trim().slice(0, 100)}`] : [],
      ),
  );
}
