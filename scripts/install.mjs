// Runs on the Node of the machine (20.9 or newer) before anything is installed.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const lockFile = join(root, 'package-lock.json');
const record = join(root, 'node_modules', '.damson-lock-hash');
const windows = process.platform === 'win32';
const nodeProgram = join(root, 'node_modules', 'node', 'bin', windows ? 'node.exe' : 'node');

function refuseOldNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 9)) return;
  throw new Error(
    `Damson needs Node 20.9 or newer, and this is ${process.versions.node}: install a newer one.`,
  );
}

function read(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

/** Whether npm itself installed what the lock file names, for whoever ran `npm ci` by hand. */
function matchesLock(lock) {
  const installed = JSON.parse(read(join(root, 'node_modules', '.package-lock.json')) ?? 'null')?.packages;
  if (!installed) return false;
  const wanted = Object.entries(JSON.parse(lock).packages).filter(([path]) => path !== '');
  return wanted.every(([path, { version, optional, peer }]) =>
    installed[path] ? installed[path].version === version : (optional ?? peer ?? false),
  );
}

function npm(args) {
  const path = process.env.npm_execpath;
  const viaNode = path !== undefined && /npm-cli\.c?js$/.test(path) && existsSync(path);
  const [command, all] = viaNode ? [process.execPath, [path, ...args]] : ['npm', args];
  return new Promise((resolve) => {
    const child = spawn(command, all, {
      cwd: root,
      stdio: ['ignore', 'inherit', 'pipe'],
      shell: windows && !viaNode,
    });
    let complaint = '';
    child.stderr.setEncoding('utf8').on('data', (text) => {
      complaint += text;
    });
    const started = Date.now();
    const beat = setInterval(() => {
      console.log(`  still installing (${Math.round((Date.now() - started) / 1000)} s)`);
    }, 15_000);
    const end = (code) => {
      clearInterval(beat);
      resolve({ code, complaint });
    };
    child.on('error', () => end(127));
    child.on('close', (code) => end(code ?? 1));
  });
}

/** Node 24 from node_modules, or the one that runs this file if that is as new. */
function findNode() {
  const { status, stdout } = spawnSync(nodeProgram, ['--version'], { encoding: 'utf8' });
  if (status === 0 && Number.parseInt(stdout.slice(1), 10) >= 24) return nodeProgram;
  return Number.parseInt(process.versions.node, 10) >= 24 ? process.execPath : undefined;
}

async function install(lock) {
  console.log('Installing dependencies (npm ci), which takes a minute or two the first time.');
  const started = Date.now();
  const flags = ['--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error'];
  let { code, complaint } = await npm(['ci', ...flags]);
  if (complaint.includes('EUSAGE')) {
    // Newer npm wants optional packages for other systems in the lock file; not every registry shows them.
    console.log('npm ci refuses package-lock.json: installing with npm install, which follows it too.');
    ({ code, complaint } = await npm(['install', '--no-save', ...flags]));
  }
  if (code !== 0) {
    throw new Error(
      `${complaint}\nnpm ended with code ${code}: read its message above, check that the npm registry ` +
        'can be reached, and try again.',
    );
  }
  // Where install scripts are switched off, the few that are needed still have to run.
  if (!findNode()) await npm(['rebuild', '--ignore-scripts=false', '--foreground-scripts']);
  writeFileSync(record, createHash('sha256').update(lock).digest('hex'));
  console.log(`Dependencies installed in ${((Date.now() - started) / 1000).toFixed(1)} s.`);
}

/** Installs the locked dependencies unless they are there and returns the path of Node 24. */
export async function ensureInstalled() {
  refuseOldNode();
  const lock = read(lockFile);
  if (lock === undefined)
    throw new Error('package-lock.json is missing: run this in a complete clone of Damson.');
  const hash = createHash('sha256').update(lock).digest('hex');
  if (read(record)?.trim() !== hash) {
    if (matchesLock(lock) && findNode()) writeFileSync(record, hash);
    else await install(lock);
  }
  const node = findNode();
  if (!node) {
    throw new Error(
      `Node 24 does not run at ${nodeProgram}: run \`npm rebuild node --foreground-scripts\` and see why, ` +
        'or use Node 24 yourself.',
    );
  }
  return node;
}
