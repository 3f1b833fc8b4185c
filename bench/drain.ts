import { cpuUsage } from 'node:process';
import { dispatchOutbox } from '#core/outbox.ts';
import { closePool } from '#db/client.ts';
import { subscriptions } from '#modules/notifications/index.ts';

/** Takes everything off the outbox as the worker does, in a process of its own, and tells what it took. */
const from = performance.now();
let events = 0;
for (let taken = 1; taken > 0; events += taken) taken = await dispatchOutbox(subscriptions);
const { user, system } = cpuUsage();
process.send?.({ events, seconds: (performance.now() - from) / 1000, cpuSeconds: (user + system) / 1e6 });
await closePool();
process.disconnect?.();
