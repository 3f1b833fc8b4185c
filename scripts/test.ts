import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import './follow-parent.ts';
import { ensureBrowser } from './browser.ts';
import { buildWeb, isBuilt } from './build.ts';
import { takeLock } from './lock.ts';
import { startPostgres } from './postgres.ts';
import { type Count, countPlaywright, countVitest } from './reports.ts';
import { inRoot, inState } from './root.ts';
import { StepFailure, say, step } from './steps.ts';

type Variables = Record<string, string>;

const reports = inState('reports');
const total: Count = { passed: 0, failed: 0 };

function runNode(args: readonly string[], variables: Variables = {}): Promise<number> {
  const { NODE_ENV: _, ...environment } = process.env;
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, {
      cwd: inRoot(),
      env: { ...environment, ...variables } as NodeJS.ProcessEnv,
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    const endToo = () => child.kill();
    process.once('exit', endToo);
    child.on('error', () => resolve(127));
    child.on('close', (code) => {
      process.off('exit', endToo);
      resolve(code ?? 1);
    });
  });
}

/** Runs a step that is no test run itself: it counts only when it fails, and then as one failure. */
async function attempt<T>(name: string, work: () => Promise<T>, log?: string): Promise<T | undefined> {
  try {
    return await step({ name, work, ...(log === undefined ? {} : { log }) });
  } catch (error) {
    if (!(error instanceof StepFailure)) throw error;
    total.failed += 1;
    return undefined;
  }
}

/** Runs a test runner and adds what it reports; one that fails without saying so counts as one failure. */
async function runTests(
  name: string,
  report: string,
  count: (file: string) => Count,
  run: () => Promise<number>,
) {
  rmSync(report, { force: true });
  console.log('');
  const code = await step({ name, work: run });
  const { passed, failed, unsteady = 0 } = count(report);
  total.passed += passed;
  total.failed += failed === 0 && code !== 0 ? 1 : failed;
  say(`${name}: ${passed} passed, ${failed} failed${code === 0 ? '' : `, exit code ${code}`}`);
  if (unsteady > 0) say(`${name}: UNSTEADY, ${unsteady} passed only on a second try: each is a bug to find`);
  say('');
}

function vitest(database: string | undefined): Promise<void> {
  const report = `${reports}/vitest.json`;
  const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const only = database === undefined ? ['--project', 'unit'] : [];
  const variables: Variables = database === undefined ? {} : { TEST_DATABASE_URL: database };
  return runTests('vitest', report, countVitest, () =>
    runNode([inRoot('node_modules/vitest/vitest.mjs'), ...args, ...only], variables),
  );
}

function playwright(database: string, browser: string): Promise<void> {
  const report = `${reports}/playwright.json`;
  return runTests('playwright', report, countPlaywright, () =>
    runNode([inRoot('node_modules/@playwright/test/cli.js'), 'test', '--reporter=list,json'], {
      TEST_DATABASE_URL: database,
      CHROMIUM_PATH: browser,
      PLAYWRIGHT_JSON_OUTPUT_FILE: report,
    }),
  );
}

async function testDatabase(): Promise<{ url: string; stop(): Promise<void> }> {
  const given = process.env['TEST_DATABASE_URL'];
  if (given) return { url: given, stop: async () => {} };
  return startPostgres({ dataDir: inState('test-postgres'), fast: true, say });
}

async function build(): Promise<boolean> {
  if (isBuilt()) return true;
  const log = inState('logs', 'test-build.log');
  const built = await attempt('build', () => buildWeb(log).then(() => true), log);
  return built ?? false;
}

async function runAll(): Promise<void> {
  await attempt('verify', async () => {
    if ((await runNode([inRoot('scripts/verify.ts')])) !== 0)
      throw new Error('Not everything is in order: see above.');
  });
  const database = await attempt('database', testDatabase);
  try {
    await vitest(database?.url);
    if (!existsSync(inRoot('playwright.config.ts'))) return;
    const browser = await attempt('browser', ensureBrowser);
    const built = await build();
    if (database && browser && built) await playwright(database.url, browser);
    else say('playwright does not run without a database, a browser and a build');
  } finally {
    await database?.stop();
  }
}

mkdirSync(inState('logs'), { recursive: true });
mkdirSync(reports, { recursive: true });
const release = await attempt('lock', async () => takeLock(inState('test.lock'), 'A test run'));
if (release) {
  try {
    await runAll();
  } catch (error) {
    console.error(error);
    total.failed += 1;
  }
  release();
}
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed > 0 || total.passed === 0 ? 1 : 0);
