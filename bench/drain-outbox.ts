import { fork } from 'node:child_process';
import { once } from 'node:events';
import { inRoot } from '#scripts/root.ts';
import { cpuOfServer } from './cpu.ts';

export type Drained = { events: number; seconds: number; msPerEvent: string };

/** What the worker's part costs: everything off the outbox, app and database together. */
export async function drainOutbox(backendPid: number): Promise<Drained> {
  const before = cpuOfServer(backendPid);
  const child = fork(inRoot('bench/drain.ts'));
  const [told] = (await once(child, 'message')) as [{ events: number; seconds: number; cpuSeconds: number }];
  const cpuSeconds = told.cpuSeconds + cpuOfServer(backendPid) - before;
  const { events, seconds } = told;
  return { events, seconds, msPerEvent: ((cpuSeconds * 1000) / Math.max(1, events)).toFixed(2) };
}
