import { readdirSync, readFileSync } from 'node:fs';

/** Linux counts CPU time in hundredths of a second. */
const TICKS_PER_SECOND = 100;

type Stat = { parent: number; own: number; children: number };

function statOf(pid: number): Stat | undefined {
  try {
    const line = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = line
      .slice(line.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number);
    const [parent = 0, user = 0, system = 0, childUser = 0, childSystem = 0] = [
      fields[1],
      fields[11],
      fields[12],
      fields[13],
      fields[14],
    ];
    return { parent, own: user + system, children: childUser + childSystem };
  } catch {
    return undefined;
  }
}

/** Whether this machine tells how much CPU a process has used. */
export const measurable = statOf(process.pid) !== undefined;

/** The most memory that a process has held so far, in MB; null where it cannot be known. */
export function peakMegabytes(pid: number): number | null {
  try {
    const peak = /^VmHWM:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return peak === undefined ? null : Number(peak) / 1000;
  } catch {
    return null;
  }
}

/** CPU seconds that a process has used since it started; 0 where they cannot be known. */
export function cpuOf(pid: number): number {
  return (statOf(pid)?.own ?? 0) / TICKS_PER_SECOND;
}

/**
 * CPU seconds of a whole PostgreSQL server, found by one of its backends: the postmaster, everything that runs
 * below it (backends, walwriter, checkpointer, autovacuum), and what has ended since it started.
 */
export function cpuOfServer(backendPid: number): number {
  const postmaster = statOf(backendPid)?.parent ?? 0;
  const top = statOf(postmaster);
  if (!top) return 0;
  let ticks = top.own + top.children;
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const stat = statOf(Number(name));
    if (stat?.parent === postmaster) ticks += stat.own;
  }
  return ticks / TICKS_PER_SECOND;
}
