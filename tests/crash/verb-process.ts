import { closePool } from '#core/database.ts';
import { refundOrder } from '#modules/orders/index.ts';
import { tenantById } from '#modules/tenants/index.ts';
import { asPlatform } from '#tests/factories.ts';

/** A process of its own that refunds one order, as the console does: VERB_TENANT and VERB_ORDER say which. */
const tenant = await tenantById(process.env['VERB_TENANT'] ?? '');
if (!tenant) throw new Error('There is no such tenant.');
await refundOrder.call(
  { ...asPlatform(tenant), now: new Date() },
  { orderId: process.env['VERB_ORDER'] ?? '', reason: 'A test', codesAreVoid: true },
  { idempotencyKey: 'refund-once' },
);
await closePool();
console.log('refunded');
