import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { inRoot } from './root.ts';

type Check = { name: string; command: string; args: readonly string[] };

const AT_ONCE = 2;
const FOLDERS = ['app', 'components', 'server', 'modules', 'core', 'integrations', 'db', 'lib', 'i18n'];

const program = (name: string) => inRoot('node_modules', '.bin', name);

const checks: readonly Check[] = [
  { name: 'types', command: 'tsc', args: ['--noEmit'] },
  { name: 'format and lint', command: 'biome', args: ['check'] },
  {
    name: 'who imports whom',
    command: 'depcruise',
    args: ['--config', '.dependency-cruiser.cjs', ...FOLDERS.filter((folder) => existsSync(inRoot(folder)))],
  },
  { name: 'unused code', command: 'knip', args: ['--no-progress'] },
  { name: 'unit tests', command: 'vitest', args: ['run', '--project', 'unit'] },
];

function run({ name, command, args }: Check): Promise<boolean> {
  const started = Date.now();
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [program(command), ...args], {
      cwd: inRoot(),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    const add = (text: string) => {
      output += text;
    };
    child.stdout.setEncoding('utf8').on('data', add);
    child.stderr.setEncoding('utf8').on('data', add);
    child.on('error', (error) => add(error.message));
    child.on('close', (code) => {
      const passed = code === 0;
      const seconds = `${((Date.now() - started) / 1000).toFixed(1)} s`;
      console.log(`  ${passed ? '✓' : '✗'} ${name.padEnd(28)} ${seconds.padStart(8)}`);
      if (!passed) console.log(`${output.trimEnd()}\n`);
      resolve(passed);
    });
  });
}

const waiting = [...checks];
let failed = 0;

async function work(): Promise<void> {
  for (let check = waiting.shift(); check; check = waiting.shift()) {
    if (!(await run(check))) failed += 1;
  }
}

await Promise.all(Array.from({ length: AT_ONCE }, work));
process.exitCode = failed > 0 ? 1 : 0;
