import { type Child, startProcess } from './process.ts';

/** Starts `server/worker.ts` as a process of its own and waits until it looks for jobs. */
export function startWorkerProcess(
  env: Record<string, string>,
  preload: readonly string[] = [],
): Promise<Child> {
  return startProcess({ script: 'server/worker.ts', env, ready: 'looking for jobs', preload });
}
