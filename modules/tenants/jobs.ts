import { enqueue, type Job } from '#core/jobs.ts';
import { withTenant } from '#db/tenant.ts';
import { newWrappedKey, warmKeys } from './keys.ts';
import { resealBatch } from './reseal.ts';
import { installKey } from './rotate.ts';

const WAIT_MS = 60_000;

/** Makes and wraps the key with no transaction open, puts it in force, and seals everything under it. */
const rotate: Job = async (caller, data) => {
  const tenantId = caller.tenant.id;
  const key = await newWrappedKey(tenantId);
  await installKey.call(caller, { ...data, ...key });
  await warmKeys(tenantId);
  let step = 'more';
  while (step === 'more') step = (await resealBatch.call(caller, data)).step;
  if (step !== 'wait') return;
  const runAt = new Date(caller.now.getTime() + WAIT_MS);
  const payload = { tenantId, requestId: caller.requestId, data };
  await withTenant(tenantId, (sql) => enqueue(sql, 'tenants.rotate', payload, { runAt }));
};

/** The jobs of this module, by the name of their task. */
export const jobs: Readonly<Record<string, Job>> = { 'tenants.rotate': rotate };
