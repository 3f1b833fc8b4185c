import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '#scripts/ports.ts';
import { inRoot } from '#scripts/root.ts';
import type { Load, Verdict } from './load.ts';

export type Server = { pid: number; port: number; stop: () => Promise<void> };

const API = 'server/api-main.ts';

/** What `npm run api` tells Node, so that it is measured as it is served. */
function apiFlags(): string[] {
  const { scripts } = JSON.parse(readFileSync(inRoot('package.json'), 'utf8')) as {
    scripts: { api: string };
  };
  return scripts.api.split(' ').filter((word) => word.startsWith('--'));
}

function start(script: string, env: NodeJS.ProcessEnv): ChildProcess {
  const execArgv = [
    '--import',
    inRoot('scripts/follow-parent.ts'),
    ...(script === API ? apiFlags() : []),
    ...(env['BENCH_NODE_ARGS']?.split(' ') ?? []),
  ];
  return fork(inRoot(script), { env, execArgv, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
}

async function answers(port: number): Promise<boolean> {
  try {
    return (await fetch(`http://127.0.0.1:${port}/healthz`)).ok;
  } catch {
    return false;
  }
}

/** Starts an HTTP server of ours on a free port and waits until it answers. */
export async function startServer(script: string, wantedPort: number): Promise<Server> {
  const port = await freePort(wantedPort);
  const child = start(script, { ...process.env, PORT: String(port) });
  for (const until = Date.now() + 60_000; !(await answers(port)); await sleep(50)) {
    if (child.exitCode !== null || Date.now() > until) throw new Error(`${script} does not answer.`);
  }
  const stop = async () => {
    child.kill('SIGTERM');
    if (child.exitCode === null) await once(child, 'exit');
  };
  return { pid: child.pid ?? 0, port, stop };
}

/** Sends requests from a process of its own and answers what it saw. */
export async function apply(load: Load): Promise<Verdict> {
  const child = fork(inRoot('bench/load.ts'), { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  child.send(load);
  const ended = once(child, 'exit').then(() =>
    Promise.reject(new Error('The load ended without a verdict.')),
  );
  ended.catch(() => {});
  const [verdict] = (await Promise.race([once(child, 'message'), ended])) as [Verdict];
  if (verdict.wrong > 0)
    throw new Error(`${verdict.wrong} requests failed, the first with: ${verdict.firstWrong}`);
  return verdict;
}
