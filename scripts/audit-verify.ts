import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { checkSealedFile, FILE_HEAD } from '#modules/audit/sealed-file.ts';

const USAGE = `npm run audit:verify -- FILE.csv
  FILE.csv  an export of the audit log, from its page in the console: of all of it to check whole blocks`;

type Line = Record<(typeof FILE_HEAD)[number], string>;

/** Checks a file of the audit log by itself: no database, no network. */
function run(file: string): boolean {
  const lines = parse<Line>(readFileSync(file), { columns: true, bom: true });
  if (lines[0] && Object.keys(lines[0]).join() !== FILE_HEAD.join())
    throw new Error(`This is no export.\n${USAGE}`);
  const { rows, whole, partial, unsealed, wrong } = checkSealedFile(lines);
  const said = wrong
    ? `${wrong} is not as it was sealed.`
    : `${rows} entries read, ${unsealed} of them not sealed yet. ${whole} blocks are as they were sealed; of ${partial} the file lacks a row, has one too many, or has one that was changed.`;
  process.stdout.write(`${said}\n`);
  return !wrong && partial === 0;
}

const [file] = process.argv.slice(2);
if (!file) throw new Error(USAGE);
process.exitCode = run(file) ? 0 : 1;
