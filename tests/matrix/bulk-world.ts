import type { TenantRef } from '#lib/tenant.ts';
import { exportAudit } from '#modules/audit/index.ts';
import { startRun, takeChunk } from '#modules/bulk/index.ts';
import { exportOrders } from '#modules/orders/index.ts';
import { saveView } from '#modules/views/index.ts';
import { callerOf } from '#tests/factories.ts';
import { inVerb } from '#tests/proof-verb.ts';

export type BulkWorld = {
  /** Of the operator, and waiting for its first chunk. */
  openRunId: string;
  /** Of the operator, with a file and one row that was refused. */
  doneRunId: string;
  /** Of the operator: orders to a file, waiting. */
  exportRunId: string;
  /** Of the operator: the audit log to a file, waiting. */
  auditRunId: string;
  viewId: string;
};

/** A run that waits, one that is done, one of a real kind, and a saved view. */
export async function makeBulk(tenant: TenantRef, operatorId: string): Promise<BulkWorld> {
  const operator = callerOf(tenant, {
    type: 'operator',
    id: operatorId,
    permissions: new Set(['proof.step']),
  });
  const reader = callerOf(tenant, {
    type: 'operator',
    id: operatorId,
    permissions: new Set(['orders.read', 'audit.read']),
  });
  const run = {
    kind: 'proof.run',
    permission: 'orders.read',
    input: {},
    reads: Buffer.from('a,b'),
    makes: { name: 'proof.csv', type: 'text/csv' },
  };
  const [openRunId, doneRunId] = await inVerb(operator, async (ctx) => [
    await startRun(ctx, run),
    await startRun(ctx, run),
  ]);
  const refused = { row: 1, ok: false, label: 'a', message: 'Not this one.' };
  await inVerb(operator, (ctx) =>
    takeChunk(ctx, { runId: doneRunId ?? '', kind: run.kind }, async () => ({
      cursor: null,
      done: 1,
      refused: 1,
      results: [refused],
      bytes: Buffer.from('a,b'),
    })),
  );
  const { runId: exportRunId } = await exportOrders.call(reader, { format: 'csv' });
  const { runId: auditRunId } = await exportAudit.call(reader, {});
  const { viewId } = await saveView.call(reader, { place: 'orders', name: 'Mine', query: '' });
  return { exportRunId, auditRunId, viewId, openRunId: openRunId ?? '', doneRunId: doneRunId ?? '' };
}
