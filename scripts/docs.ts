import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { apiErrors, apiReference, openApiDocument } from './docs-api.ts';
import { environmentTable } from './docs-environment.ts';
import { oracleTable } from './docs-oracle.ts';
import { permissionTable, verbTable } from './docs-permissions.ts';
import { globalTables, tableList } from './docs-tables.ts';
import { writeWhole } from './files.ts';
import { inRoot } from './root.ts';

/** Each block of the documentation that is made from the code, by the name in its marker. */
const BLOCKS: Record<string, () => string | Promise<string>> = {
  'api-errors': apiErrors,
  'api-reference': apiReference,
  environment: environmentTable,
  'global-tables': globalTables,
  oracle: oracleTable,
  permissions: permissionTable,
  tables: tableList,
  verbs: verbTable,
};
const PAGES = ['api', 'data-model', 'operations', 'permissions', 'testing'].map((name) => `docs/${name}.md`);
const BLOCK = /(<!-- generated: ([\w-]+) -->\n)[\s\S]*?(<!-- end -->)/g;

/** A page with its generated blocks written anew; everything between them stays. */
async function rewritten(page: string): Promise<string> {
  let text = readFileSync(inRoot(page), 'utf8');
  for (const [block, begin, name = '', end] of text.matchAll(BLOCK)) {
    const make = BLOCKS[name];
    if (!make) throw new Error(`${page} asks for the block ${name}, which nothing makes.`);
    const content = (await make()).trim();
    text = text.replace(block, () => `${begin}\n${content}\n\n${end}`);
  }
  return text;
}

/** JSON as the formatter of this repository wants it. */
function formatted(path: string, json: string): string {
  const args = [inRoot('node_modules/.bin/biome'), 'format', `--stdin-file-path=${path}`];
  const { status, stdout } = spawnSync(process.execPath, args, {
    cwd: inRoot(),
    input: json,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`The formatter refused ${path}.`);
  return stdout;
}

/** What every generated file should hold, by its path. */
export async function documentation(): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  for (const page of PAGES) files.set(page, await rewritten(page));
  const openApi = 'docs/openapi.json';
  return files.set(openApi, formatted(openApi, JSON.stringify(openApiDocument())));
}

/** The generated files that are not what the code says now. */
export async function outdated(): Promise<Map<string, string>> {
  const files = [...(await documentation())].filter(([path, text]) => text !== present(path));
  return new Map(files);
}

function present(path: string): string | null {
  try {
    return readFileSync(inRoot(path), 'utf8');
  } catch {
    return null;
  }
}

if (import.meta.main) {
  const check = process.argv.includes('--check');
  const changed = await outdated();
  for (const [path, text] of changed) {
    if (!check) writeWhole(inRoot(path), text);
    console.log(check ? `${path} is out of date: run node scripts/docs.ts` : `${path} written`);
  }
  if (changed.size === 0) console.log('The documentation says what the code says.');
  process.exitCode = check && changed.size > 0 ? 1 : 0;
}
