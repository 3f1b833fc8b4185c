import { printDemo, publishDemo, retractDemo } from './facts.ts';
import { type Cleanup, type Mode, startStack } from './stack.ts';
import { StepFailure, Stopped, stopSignal, stopSteps } from './steps.ts';

const IMPATIENCE_MS = 1000;

/** Ctrl-C stops in order; pressed again after a moment, it stops at once. */
function stopWhenAsked(): void {
  let askedAt: number | undefined;
  const ask = () => {
    if (askedAt !== undefined && Date.now() - askedAt > IMPATIENCE_MS) process.exit(130);
    askedAt ??= Date.now();
    stopSteps();
  };
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, ask);
  process.once('disconnect', ask);
}

function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    if (stopSignal.aborted) resolve();
    else stopSignal.addEventListener('abort', () => resolve(), { once: true });
  });
}

async function cleanUp(cleanups: readonly Cleanup[]): Promise<void> {
  for (const cleanup of cleanups.toReversed()) {
    try {
      await cleanup();
    } catch (error) {
      console.error(`  ${error instanceof Error ? error.message : error}`);
    }
  }
}

async function serve(mode: Mode, once: boolean, cleanups: Cleanup[]): Promise<void> {
  const startedAt = Date.now();
  const demo = await startStack(mode, cleanups);
  publishDemo(demo);
  cleanups.push(retractDemo);
  process.once('exit', retractDemo);
  printDemo(demo);
  console.log(`Ready after ${((Date.now() - startedAt) / 1000).toFixed(1)} s.`);
  if (once) return;
  console.log('Ctrl-C stops it and keeps its data.');
  await untilStopped();
}

/** Runs the demo or the development server until it is stopped or, with `--once`, until it serves. */
export async function run(mode: Mode, args: readonly string[]): Promise<never> {
  const cleanups: Cleanup[] = [];
  let exitCode = 0;
  stopWhenAsked();
  console.log(mode === 'demo' ? 'Starting the Damson demo' : 'Starting Damson for development');
  try {
    await serve(mode, args.includes('--once'), cleanups);
  } catch (error) {
    if (!(error instanceof Stopped)) exitCode = 1;
    if (!(error instanceof Stopped || error instanceof StepFailure)) console.error(error);
  }
  if (cleanups.length > 0) console.log('\nStopping');
  await cleanUp(cleanups);
  process.exit(exitCode);
}
