import { run } from 'graphile-worker';
import type { z } from 'zod';
import { closePool } from '#core/database.ts';
import type { JobPayload } from '#core/jobs.ts';
import { dispatchOutbox } from '#core/outbox.ts';
import { forgetOldWindows } from '#core/rate-limit.ts';
import type { Verb } from '#core/verb.ts';
import { clock } from '#lib/clock.ts';
import { required } from '#lib/env.ts';
import { failpoint } from '#lib/failpoint.ts';
import { log } from '#lib/log.ts';
import { asSystem } from '#modules/identity/index.ts';
import { letters, post, subscriptions } from '#modules/notifications/index.ts';
import { tenantById } from '#modules/tenants/index.ts';

const IDLE_MS = 200;

type Compose = Verb<z.ZodType, Awaited<ReturnType<(typeof letters)['mail.vouchers']['run']>> | null>;

/** Composes a letter in a transaction, then sends it with none open. */
function mailTask(compose: Compose) {
  return async (payload: unknown) => {
    const job = payload as JobPayload;
    const tenant = await tenantById(job.tenantId);
    if (!tenant) return;
    const caller = { tenant, requestId: job.requestId, now: clock.now(), authenticate: asSystem('worker') };
    const letter = await compose.call(caller, job.data);
    if (!letter) return;
    await post(letter);
    failpoint('mail_sent');
  };
}

/** Takes events off the outbox until told to stop; a failure is logged and tried again after a pause. */
async function dispatchUntil(stopped: AbortSignal): Promise<void> {
  while (!stopped.aborted) {
    try {
      if ((await dispatchOutbox(subscriptions)) > 0) continue;
    } catch (error) {
      log.error({ err: error }, 'outbox dispatch failed');
    }
    await new Promise((resolve) => setTimeout(resolve, IDLE_MS));
  }
}

/** Runs jobs and the outbox in this process until `stop`. */
export async function startWorker(): Promise<{ stop: () => Promise<void> }> {
  const stopping = new AbortController();
  const tasks = Object.entries(letters).map(
    ([name, compose]) => [name, mailTask(compose as unknown as Compose)] as const,
  );
  const runner = await run({
    connectionString: required('APP_DATABASE_URL'),
    concurrency: 4,
    pollInterval: 1_000,
    noHandleSignals: true,
    taskList: {
      ...Object.fromEntries(tasks),
      forget_rate_limits: () => forgetOldWindows(clock.now()),
    },
    crontab: '17 * * * * forget_rate_limits',
  });
  const dispatching = dispatchUntil(stopping.signal);
  return {
    stop: async () => {
      stopping.abort();
      await dispatching;
      await runner.stop();
      await closePool();
    },
  };
}

if (import.meta.main) {
  const worker = await startWorker();
  const stop = () => void worker.stop().then(() => process.exit(0));
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}
