import type { Caller } from '#core/context.ts';
import type { Job, JobPayload } from '#core/jobs.ts';
import type { Subscription, Watcher } from '#core/outbox.ts';
import { clock } from '#lib/clock.ts';
import { newId } from '#lib/id.ts';
import { log } from '#lib/log.ts';
import { auditJobs } from '#modules/audit/index.ts';
import { rollOverDue } from '#modules/budgets/index.ts';
import { chunkJob, tidyRuns } from '#modules/bulk/index.ts';
import { listChunk } from '#modules/catalog/index.ts';
import { tidyTokens } from '#modules/embedding/index.ts';
import { asSystem } from '#modules/identity/index.ts';
import { seal, sweepHolds } from '#modules/ledger/index.ts';
import { expireAll } from '#modules/merchants/jobs.ts';
import {
  forgetLeftDevices,
  subscriptions as letterSubscriptions,
  pushJobs,
  pushSubscriptions,
} from '#modules/notifications/index.ts';
import { orderJobs, orderSubscriptions, sweepOrders, tellAllWhoWait } from '#modules/orders/index.ts';
import { paymentJobs, sweepPayments } from '#modules/payments/index.ts';
import { expirePoints, giveChunk, warnOfExpiry } from '#modules/points/index.ts';
import { countAllDays } from '#modules/reports/index.ts';
import { rewardJobs, rewardSubscriptions, sweepRewards } from '#modules/rewards/index.ts';
import { supplierJobs } from '#modules/suppliers/index.ts';
import { activeTenants, type TenantView, tenantById } from '#modules/tenants/index.ts';
import { jobs as tenantJobs } from '#modules/tenants/jobs.ts';
import { remindOfExpiry } from '#modules/vouchers/index.ts';
import { jobs as voucherJobs } from '#modules/vouchers/jobs.ts';
import { fanOut, tidyAll } from '#modules/webhooks/index.ts';

const verbJob =
  (verb: { call: (caller: Caller, input: unknown) => Promise<unknown> }): Job =>
  async (caller, data) => {
    await verb.call(caller, data);
  };

/** Everything that can be queued, by task name. */
const JOBS: Readonly<Record<string, Job>> = {
  ...orderJobs,
  ...auditJobs,
  ...paymentJobs,
  ...pushJobs,
  ...rewardJobs,
  ...supplierJobs,
  ...tenantJobs,
  ...voucherJobs,
  'points.giveChunk': chunkJob(giveChunk),
  'catalog.list': chunkJob(listChunk),
};

/** What is done for every tenant again and again: task, when (crontab, UTC) and the job. */
const SCHEDULE: readonly { task: string; when: string; job: Job }[] = [
  { task: 'orders.sweep', when: '* * * * *', job: verbJob(sweepOrders) },
  { task: 'rewards.sweep', when: '* * * * *', job: sweepRewards },
  { task: 'orders.tellWhoWaits', when: '* * * * *', job: tellAllWhoWait },
  { task: 'payments.sweep', when: '*/5 * * * *', job: verbJob(sweepPayments) },
  { task: 'merchants.expire', when: '7 * * * *', job: expireAll },
  { task: 'suppliers.checkBalances', when: '23 * * * *', job: supplierJobs['suppliers.checkBalances'] },
  { task: 'suppliers.checkStock', when: '37 * * * *', job: supplierJobs['suppliers.checkStock'] },
  { task: 'suppliers.syncAll', when: '41 3 * * *', job: supplierJobs['suppliers.syncAll'] },
  { task: 'ledger.sweepHolds', when: '* * * * *', job: sweepHolds },
  { task: 'ledger.seal', when: '* * * * *', job: seal },
  { task: 'points.expire', when: '*/5 * * * *', job: expirePoints },
  { task: 'webhooks.tidy', when: '41 * * * *', job: tidyAll },
  { task: 'vouchers.remind', when: '11 8 * * *', job: verbJob(remindOfExpiry) },
  { task: 'embedding.tidy', when: '53 * * * *', job: verbJob(tidyTokens) },
  { task: 'notifications.forget', when: '11 * * * *', job: verbJob(forgetLeftDevices) },
  { task: 'budgets.rollOver', when: '*/5 * * * *', job: rollOverDue },
  { task: 'reports.countDays', when: '17 * * * *', job: countAllDays },
  { task: 'points.warn', when: '23 * * * *', job: warnOfExpiry },
  { task: 'bulk.tidy', when: '*/5 * * * *', job: verbJob(tidyRuns) },
];

function callerFor(tenant: TenantView, requestId: string): Caller {
  return { tenant, requestId, now: clock.now(), authenticate: asSystem('worker') };
}

/** A queued job as graphile-worker runs it: for the tenant that its payload names, as the platform. */
function task(job: Job) {
  return async (payload: unknown) => {
    const { tenantId, requestId, data } = payload as JobPayload;
    const tenant = await tenantById(tenantId);
    if (tenant) await job(callerFor(tenant, requestId), data);
  };
}

/** One tenant's trouble is logged and keeps nobody else waiting. */
function forEveryTenant(name: string, job: Job) {
  return async () => {
    for (const tenant of await activeTenants()) {
      try {
        await job(callerFor(tenant, newId('request')), {});
      } catch (error) {
        log.error({ err: error, task: name, tenantId: tenant.id }, 'a scheduled job failed');
      }
    }
  };
}

/** A crontab's commands have no dots. */
const every = (task: string) => `every:${task.replaceAll('.', ':')}`;

/** The task list and crontab of the worker, letters left out. */
export function jobTasks() {
  const queued = Object.entries(JOBS).map(([name, job]) => [name, task(job)] as const);
  const scheduled = SCHEDULE.map((s) => [every(s.task), forEveryTenant(s.task, s.job)] as const);
  return {
    taskList: Object.fromEntries([...queued, ...scheduled]),
    crontab: SCHEDULE.map((s) => `${s.when} ${every(s.task)} ?max=1`).join('\n'),
  };
}

/** Who reacts to which event; several may react to one. */
export const subscriptions: ReadonlyMap<string, Subscription> = merged([
  letterSubscriptions,
  orderSubscriptions,
  pushSubscriptions,
  rewardSubscriptions,
]);

/** Who sees every event. */
export const watchers: readonly Watcher[] = [fanOut];

function merged(all: readonly ReadonlyMap<string, Subscription>[]): ReadonlyMap<string, Subscription> {
  const result = new Map<string, Subscription>();
  for (const [type, subscription] of all.flatMap((m) => [...m])) {
    const before = result.get(type);
    result.set(
      type,
      before
        ? async (sql, event) => {
            await before(sql, event);
            await subscription(sql, event);
          }
        : subscription,
    );
  }
  return result;
}
