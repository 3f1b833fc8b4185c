import { type ChildProcess, spawn } from 'node:child_process';
import { createWriteStream, type WriteStream } from 'node:fs';
import { ended, signal } from './processes.ts';
import { inRoot } from './root.ts';
import { say } from './steps.ts';

/** A process of ours that is started again when it dies. */
export type Child = { name: string; deaths(): number; tail(): string; stop(): Promise<void> };

type Options = {
  name: string;
  /** The file to run, from the clone's folder. */
  script: string;
  env: NodeJS.ProcessEnv;
  log: string;
  /** Also prints what the process says. */
  echo?: boolean;
};

const TAIL_LINES = 20;
const STEADY_MS = 30_000;
const LONGEST_PAUSE_MS = 30_000;

function spawnChild({ script, env }: Options): ChildProcess {
  // In a process group of its own, so that Ctrl-C reaches only us and we stop everything in order.
  return spawn(process.execPath, ['--import', inRoot('scripts/follow-parent.ts'), inRoot(script)], {
    cwd: inRoot(),
    env,
    detached: process.platform !== 'win32',
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
}

function keepOutput(child: ChildProcess, log: WriteStream, tail: string[], echo: boolean): void {
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      log.write(text);
      if (echo) process.stdout.write(text);
      tail.push(...text.split('\n').filter((line) => line.trim() !== ''));
      tail.splice(0, Math.max(0, tail.length - TAIL_LINES));
    });
  }
}

async function endChild(child: ChildProcess): Promise<void> {
  const { pid } = child;
  if (pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  signal(pid, 'SIGTERM');
  if (!(await ended(pid, 15_000))) signal(pid, 'SIGKILL');
  await ended(pid, 5_000);
}

/** Starts a process and keeps it running until told to stop, waiting longer after each quick death. */
export function keepRunning(options: Options): Child {
  const { name, echo = false } = options;
  const log = createWriteStream(options.log, { flags: 'w' });
  const tail: string[] = [];
  let child: ChildProcess;
  let timer: NodeJS.Timeout | undefined;
  let stopping = false;
  let deaths = 0;
  let quickDeaths = 0;

  const start = () => {
    const startedAt = Date.now();
    tail.length = 0;
    child = spawnChild(options);
    keepOutput(child, log, tail, echo);
    child.once('error', (error) => tail.push(error.message));
    child.once('close', (code, signalName) => {
      if (stopping) return;
      deaths += 1;
      quickDeaths = Date.now() - startedAt > STEADY_MS ? 1 : quickDeaths + 1;
      const pause = Math.min(LONGEST_PAUSE_MS, 250 * 2 ** quickDeaths);
      say(`${name} ended (${signalName ?? `code ${code}`}) and is started again in ${pause / 1000} s:`);
      for (const line of tail.slice(-8)) say(`  ${line}`);
      timer = setTimeout(start, pause);
    });
  };
  start();

  return {
    name,
    deaths: () => deaths,
    tail: () => tail.join('\n'),
    stop: async () => {
      stopping = true;
      clearTimeout(timer);
      await endChild(child);
      log.end();
    },
  };
}
