// Runs on the Node of the machine, like install.mjs.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { ensureInstalled } from './install.mjs';

/** Installs, then runs a script on Node 24 in place of this process: same terminal, signals and exit code. */
export async function handOver(script) {
  let node;
  try {
    node = await ensureInstalled();
  } catch (error) {
    console.error(error.message);
    process.exit(1);
  }
  const args = [fileURLToPath(new URL(script, import.meta.url)), ...process.argv.slice(2)];
  // Through the fourth channel the script notices when this process is killed.
  const child = spawn(node, args, {
    cwd: fileURLToPath(new URL('..', import.meta.url)),
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('error', (error) => {
    console.error(`Node 24 could not be started: ${error.message}`);
    process.exit(1);
  });
  child.on('exit', (code) => process.exit(code ?? 1));
}
