import { type ChildProcess, spawn } from 'node:child_process';

export type Child = {
  pid: number;
  /** SIGKILL: nothing of it runs after this. */
  kill: () => void;
  /** When the process has ended, however it did. */
  ended: Promise<void>;
  /** All that it has written to its standard output and error. */
  output: () => string;
};

type Start = {
  script: string;
  env: Record<string, string>;
  /** What it writes once it is at work. */
  ready: string;
  /** Modules that Node loads first. */
  preload?: readonly string[];
};

const root = new URL('../..', import.meta.url).pathname;

/** Starts an entry point as a process of its own and waits until it is at work. */
export async function startProcess({ script, env, ready, preload = [] }: Start): Promise<Child> {
  const imports = preload.flatMap((file) => ['--import', `${root}${file}`]);
  const child: ChildProcess = spawn(process.execPath, [...imports, script], {
    cwd: root,
    env: { ...process.env, NODE_ENV: 'production', LOG_LEVEL: 'info', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const atWork = new Promise<void>((resolve) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => {
        output += text;
        if (output.includes(ready)) resolve();
      });
    }
  });
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  // Left behind by a test that was ended, it would go on serving a database that is gone.
  const killToo = () => void child.kill('SIGKILL');
  process.once('exit', killToo);
  void ended.then(() => process.off('exit', killToo));
  await Promise.race([
    atWork,
    ended.then(() => {
      throw new Error(`${script} did not start:\n${output}`);
    }),
  ]);
  return { pid: child.pid ?? 0, ended, kill: () => void child.kill('SIGKILL'), output: () => output };
}
