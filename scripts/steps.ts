import { tailOf } from './files.ts';

/** A step that failed and has already been reported. */
export class StepFailure extends Error {}

/** Thrown by the step under way when the person stops the program. */
export class Stopped extends Error {}

const stopper = new AbortController();

/** Aborts when the person stops the program. */
export const stopSignal = stopper.signal;

/** Ends the step under way. */
export function stopSteps(): void {
  stopper.abort();
}

function unlessStopped<T>(work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = () => reject(new Stopped('stopped'));
    if (stopSignal.aborted) stop();
    stopSignal.addEventListener('abort', stop, { once: true });
    work.then(resolve, reject).finally(() => stopSignal.removeEventListener('abort', stop));
  });
}

type Step<T> = {
  name: string;
  /** One sentence for the person: what to do when this fails. */
  advice?: string;
  work: () => Promise<T>;
  /** Where the step writes its messages. */
  log?: string;
};

const seconds = (since: number) => `${((Date.now() - since) / 1000).toFixed(1)} s`;

/** Prints a line that belongs to the step under way. */
export function say(line: string): void {
  console.log(`    ${line}`);
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if ('code' in error && error.code === 'EACCES') {
    return `${error.message} (made by another user: run as that one, or give it to this one with chown)`;
  }
  return error.message || error.name;
}

/** Runs one step, printing its name, its seconds and, should it fail, why and what to do. */
export async function step<T>({ name, advice, work, log }: Step<T>): Promise<T> {
  const started = Date.now();
  const beat = setInterval(() => say(`${name} still runs (${seconds(started)})`), 15_000);
  try {
    const result = await unlessStopped(work());
    console.log(`  ✓ ${name.padEnd(28)} ${seconds(started).padStart(8)}`);
    return result;
  } catch (error) {
    if (error instanceof Stopped) throw error;
    console.error(`  ✗ ${name.padEnd(28)} ${seconds(started).padStart(8)}`);
    console.error(`\n${[reasonOf(error), advice].filter(Boolean).join('\n')}`);
    const tail = log && tailOf(log);
    if (tail) console.error(`\nThe end of ${log}:\n${tail}`);
    throw new StepFailure(name, { cause: error });
  } finally {
    clearInterval(beat);
  }
}
