import { spawn, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { MUTANTS, type Mutant } from '#tests/mutation/mutants.ts';
import { startPostgres } from './postgres.ts';
import { inRoot, inState } from './root.ts';

const LANES = 2;
const LONGEST_RUN_MS = 240_000;
/** `said` is the end of what the runner printed, for a run that counted nothing. */
type Run = { passed: number; failed: number; said: string };

/** A copy of the working tree in which bugs are planted; the packages are shared. */
function copyOfTree(lane: number): string {
  const folder = inState(`mutation-${process.pid}-${lane}`);
  const { stdout } = spawnSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: inRoot(),
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  });
  for (const path of stdout.split('\0').filter((path) => path !== '' && !path.startsWith('e2e/'))) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    cpSync(inRoot(path), join(folder, path), { force: true });
  }
  symlinkSync(inRoot('node_modules'), join(folder, 'node_modules'));
  return folder;
}

/** How many times the text of a mutant stands in its file; anything but once is a fault of the list. */
function misplaced({ file, find, replace, bug }: Mutant): string[] {
  const times = readFileSync(inRoot(file), 'utf8').split(find).length - 1;
  if (find === replace) return [`"${bug}" changes nothing.`];
  return times === 1 ? [] : [`"${bug}": its text stands ${times} times in ${file}.`];
}

/** Runs one named test in a copy. A suite that cannot be loaded counts neither as passed nor as failed. */
async function runTest(folder: string, { test, title }: Mutant, database: string): Promise<Run> {
  const report = join(folder, 'report.json');
  rmSync(report, { force: true });
  const project = /\.db\.test\.ts$/.test(test) ? 'database' : 'unit';
  const named = title === '' ? [] : ['-t', title];
  const args = [
    'run',
    '--project',
    project,
    test,
    ...named,
    '--reporter=json',
    `--outputFile.json=${report}`,
  ];
  const child = spawn(process.execPath, [join(folder, 'node_modules/vitest/vitest.mjs'), ...args], {
    cwd: folder,
    env: { ...process.env, TEST_DATABASE_URL: database },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: LONGEST_RUN_MS,
  });
  let said = '';
  const hear = (chunk: Buffer) => {
    said = (said + chunk.toString()).slice(-2000);
  };
  child.stdout.on('data', hear);
  child.stderr.on('data', hear);
  await new Promise((ended) => child.once('close', ended));
  try {
    const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(report, 'utf8'));
    return { passed: numPassedTests, failed: numFailedTests, said };
  } catch {
    return { passed: 0, failed: 0, said };
  }
}

async function plant(folder: string, mutant: Mutant, database: string): Promise<string> {
  const path = join(folder, mutant.file);
  const sound = readFileSync(path, 'utf8');
  const before = await soundRun(folder, mutant, database);
  if (before.failed > 0 || before.passed === 0)
    return `without the bug its test has ${before.passed} passed, ${before.failed} failed: ${before.said}`;
  try {
    writeFileSync(
      path,
      sound.replace(mutant.find, () => mutant.replace),
    );
    const { passed, failed, said } = await runTest(folder, mutant, database);
    if (passed + failed === 0) return `its test did not run: ${said}`;
    return failed > 0 ? 'caught' : 'survived';
  } finally {
    writeFileSync(path, sound);
  }
}

const green = new Map<string, Promise<Run>>();

/** The same test without any bug, once for all mutants that name it: it has to be green, or it would prove nothing. */
function soundRun(folder: string, mutant: Mutant, database: string): Promise<Run> {
  const name = `${mutant.test} ${mutant.title}`;
  const run = green.get(name) ?? runTest(folder, mutant, database);
  green.set(name, run);
  return run;
}

/** Plants every mutant whose bug holds the given words, and answers how many were caught. */
async function plantAll(mutants: readonly Mutant[], database: string): Promise<number> {
  const waiting = [...mutants];
  let caught = 0;
  const lane = async (_: unknown, n: number) => {
    const folder = copyOfTree(n);
    for (let mutant = waiting.shift(); mutant; mutant = waiting.shift()) {
      const began = Date.now();
      const verdict = await plant(folder, mutant, database);
      if (verdict === 'caught') caught += 1;
      const seconds = ((Date.now() - began) / 1000).toFixed(1);
      console.log(
        `  ${verdict === 'caught' ? '✓' : '✗'} ${mutant.bug}: ${verdict} (${seconds} s, ${mutant.test})`,
      );
    }
    rmSync(folder, { recursive: true, force: true });
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  return caught;
}

const words = process.argv.slice(2);
const named = (m: Mutant) => words.some((word) => `${m.bug} ${m.file} ${m.test}`.includes(word));
const mutants = words.length === 0 ? MUTANTS : MUTANTS.filter(named);
const faults = mutants.flatMap(misplaced);
if (faults.length > 0) {
  console.error(faults.join('\n'));
  process.exit(1);
}
const given = process.env['TEST_DATABASE_URL'];
const server = given ? undefined : await startPostgres({ dataDir: inState('test-postgres'), fast: true });
const caught = await plantAll(mutants, given ?? server?.url ?? '');
await server?.stop();
console.log(`planted ${mutants.length}, caught ${caught}`);
process.exit(caught === mutants.length && caught > 0 ? 0 : 1);
