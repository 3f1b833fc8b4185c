import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/** Names one process for good: its id may be given to another one later, its start time may not. */
export type ProcessMark = { pid: number; started: string };

function ps(pid: number, column: string): string {
  const result = spawnSync('ps', ['-o', `${column}=`, '-p', String(pid)], { encoding: 'utf8' });
  return (result.stdout ?? '').trim();
}

/** State letter and start time of a Linux process, or undefined elsewhere and for the dead. */
function stat(pid: number): { state: string; started: string } | undefined {
  try {
    const line = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = line.slice(line.lastIndexOf(')') + 2).split(' ');
    return { state: fields[0] ?? '', started: fields[19] ?? '' };
  } catch {
    return undefined;
  }
}

/** Tells whether a process runs; one that has ended and was not yet collected does not. */
export function alive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EPERM')) return false;
  }
  return stat(pid)?.state !== 'Z';
}

/** The mark of a process, this one unless told. */
export function markOf(pid: number = process.pid): ProcessMark {
  return { pid, started: process.platform === 'linux' ? (stat(pid)?.started ?? '') : ps(pid, 'lstart') };
}

/** Tells whether the very process that was marked still runs. */
export function stillRuns(mark: ProcessMark): boolean {
  return alive(mark.pid) && markOf(mark.pid).started === mark.started;
}

/** The command line of a process, empty when there is none to see. */
export function commandOf(pid: number): string {
  if (process.platform !== 'linux') return ps(pid, 'command');
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
  } catch {
    return '';
  }
}

/** Waits until a process has ended and tells whether it did so in time. */
export async function ended(pid: number, withinMs: number): Promise<boolean> {
  const until = Date.now() + withinMs;
  while (alive(pid)) {
    if (Date.now() > until) return false;
    await sleep(50);
  }
  return true;
}

/** Sends a signal to a process that may have ended already. */
export function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // It has ended.
  }
}
