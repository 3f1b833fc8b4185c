import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach } from 'vitest';
import type { Caller } from '#core/context.ts';
import { showRun } from '#modules/bulk/index.ts';
import type { RunView } from '#modules/bulk/schema.ts';
import type { Child } from './process.ts';
import { startWorkerProcess } from './worker-process.ts';

const SMTP = { SMTP_URL: 'smtp://127.0.0.1:9' };
const started: Child[] = [];
afterEach(async () => {
  for (const child of started.splice(0)) {
    child.kill();
    await child.ended;
  }
});

/** A worker of its own process, ended with the test. */
export async function worker(env: Record<string, string> = {}): Promise<Child> {
  const child = await startWorkerProcess({ ...SMTP, ...env });
  started.push(child);
  return child;
}

/** Waits until a run is so far, and answers it. */
export async function untilRun(
  caller: Caller,
  runId: string,
  enough: (done: number, state: string) => boolean,
): Promise<RunView> {
  for (const last = Date.now() + 90_000; ; await sleep(25)) {
    const { run } = await showRun.call(caller, { runId });
    if (enough(run.done, run.state)) return run;
    if (Date.now() > last) throw new Error(`it stays ${run.state} at ${run.done}: ${run.trouble}`);
  }
}
