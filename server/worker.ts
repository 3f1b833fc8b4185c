import { EventEmitter } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { run, type WorkerEvents } from 'graphile-worker';
import type { z } from 'zod';
import { closePool } from '#core/database.ts';
import type { JobPayload } from '#core/jobs.ts';
import { dispatchOutbox } from '#core/outbox.ts';
import { forgetOldWindows } from '#core/rate-limit.ts';
import type { Verb } from '#core/verb.ts';
import { renewLease } from '#core/worker-lease.ts';
import { clock } from '#lib/clock.ts';
import { required } from '#lib/env.ts';
import { failpoint } from '#lib/failpoint.ts';
import { log } from '#lib/log.ts';
import { asSystem } from '#modules/identity/index.ts';
import { afterSending, letters, post } from '#modules/notifications/index.ts';
import { platformTasks } from '#modules/platform/jobs.ts';
import { tenantById } from '#modules/tenants/index.ts';
import { makeCourier } from '#modules/webhooks/index.ts';
import { jobTasks, subscriptions, watchers } from './jobs.ts';

const IDLE_MS = 200;
const LEASE_RENEWAL_MS = 4_000;

type Compose = Verb<z.ZodType, Awaited<ReturnType<(typeof letters)['mail.vouchers']['run']>> | null>;

/** Composes a letter in a transaction, then sends it with none open. */
function mailTask(name: keyof typeof letters, compose: Compose) {
  return async (payload: unknown) => {
    const job = payload as JobPayload;
    const tenant = await tenantById(job.tenantId);
    if (!tenant) return;
    const caller = { tenant, requestId: job.requestId, now: clock.now(), authenticate: asSystem('worker') };
    const letter = await compose.call(caller, job.data);
    if (!letter) return;
    await post(letter);
    failpoint('mail_sent');
    await afterSending[name]?.call(caller, job.data);
  };
}

/** Takes events off the outbox until told to stop; a failure is logged and tried again after a pause. */
async function dispatchUntil(stopped: AbortSignal): Promise<void> {
  while (!stopped.aborted) {
    try {
      if ((await dispatchOutbox(subscriptions, watchers)) > 0) continue;
    } catch (error) {
      log.error({ err: error }, 'outbox dispatch failed');
    }
    await new Promise((resolve) => setTimeout(resolve, IDLE_MS));
  }
}

/** Delivers webhooks until told to stop, then lets the turns that are under way end. */
async function deliverUntil(stopped: AbortSignal): Promise<void> {
  const courier = makeCourier(clock.now);
  while (!stopped.aborted) {
    const begun = await courier.round().catch((error) => {
      log.error({ err: error }, 'webhook endpoints were not asked for');
      return 0;
    });
    if (begun === 0) await courier.pause(IDLE_MS);
  }
  await courier.idle();
}

/** Says again and again that this worker lives, and takes over from those that do not. */
async function renewUntil(stopped: AbortSignal, workerId: string): Promise<void> {
  while (!stopped.aborted) {
    await renewLease(workerId).catch((error) => log.error({ err: error }, 'the lease was not renewed'));
    await sleep(LEASE_RENEWAL_MS, undefined, { signal: stopped }).catch(() => {});
  }
}

/** Runs jobs and the outbox in this process until `stop`. */
export async function startWorker(): Promise<{ stop: () => Promise<void> }> {
  const stopping = new AbortController();
  const tasks = Object.entries(letters).map(([name, compose]) => {
    const made = mailTask(name as keyof typeof letters, compose as unknown as Compose);
    return [name, made] as const;
  });
  const jobs = jobTasks();
  const events: WorkerEvents = new EventEmitter();
  const workerId = new Promise<string>((known) => {
    events.once('pool:create', ({ workerPool }) => known(workerPool.id));
  });
  const runner = await run({
    events,
    connectionString: required('APP_DATABASE_URL'),
    concurrency: 4,
    pollInterval: 1_000,
    noHandleSignals: true,
    taskList: {
      ...Object.fromEntries(tasks),
      ...jobs.taskList,
      ...platformTasks,
      forget_rate_limits: () => forgetOldWindows(clock.now()),
    },
    crontab: `17 * * * * forget_rate_limits\n${jobs.crontab}`,
  });
  const dispatching = dispatchUntil(stopping.signal);
  const delivering = deliverUntil(stopping.signal);
  const renewing = renewUntil(stopping.signal, await workerId);
  return {
    stop: async () => {
      stopping.abort();
      await Promise.all([dispatching, delivering, renewing]);
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
