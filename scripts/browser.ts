import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { inRoot } from './root.ts';
import { say } from './steps.ts';

/** How Chromium is started: works as root and in containers, and calls nobody. */
export const browserArgs = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const INSTALLED = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

function runs(program: string): boolean {
  if (!existsSync(program)) return false;
  const { status } = spawnSync(program, ['--version', '--no-sandbox'], { stdio: 'ignore', timeout: 60_000 });
  return status === 0;
}

function has(command: string): boolean {
  return spawnSync(command, ['--version'], { stdio: 'ignore' }).status === 0;
}

function attempt(command: string, args: readonly string[]): boolean {
  say(`${command} ${args.join(' ')}`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return (
    spawnSync(command, args, { cwd: inRoot(), env, stdio: ['ignore', 'inherit', 'inherit'] }).status === 0
  );
}

async function playwrightsOwn(): Promise<string> {
  const { chromium } = await import('@playwright/test');
  return chromium.executablePath();
}

/** The path of a Chromium that runs, installed first if there is none. */
export async function ensureBrowser(): Promise<string> {
  const chosen = process.env['CHROMIUM_PATH'];
  if (chosen) {
    if (runs(chosen)) return chosen;
    throw new Error(`CHROMIUM_PATH names ${chosen}, which does not run: correct or unset it.`);
  }
  const present = () => INSTALLED.find(runs);
  const found = present();
  if (found) return found;
  const own = await playwrightsOwn();
  if (runs(own)) return own;

  const mayInstall = process.getuid?.() === 0 && has('apt-get');
  if (mayInstall && attempt('apt-get', ['update']) && attempt('apt-get', ['install', '-y', 'chromium'])) {
    const installed = present();
    if (installed) return installed;
  }
  const flags = mayInstall ? ['--with-deps'] : [];
  attempt(process.execPath, [inRoot('node_modules/playwright/cli.js'), 'install', ...flags, 'chromium']);
  if (runs(own)) return own;
  throw new Error(
    'No Chromium was found and none could be installed: install one (on Debian: apt-get install chromium) ' +
      'or name yours with CHROMIUM_PATH.',
  );
}
