import type { TenantRef } from '#lib/tenant.ts';
import { startRun, takeChunk } from '#modules/bulk/index.ts';
import { callerOf } from '#tests/factories.ts';
import { inVerb } from '#tests/proof-verb.ts';

export type BulkWorld = {
  /** Of the operator, and waiting for its first chunk. */
  openRunId: string;
  /** Of the operator, with a file and one row that was refused. */
  doneRunId: string;
};

/** A run that waits and one that is done. */
export async function makeBulk(tenant: TenantRef, operatorId: string): Promise<BulkWorld> {
  const operator = callerOf(tenant, {
    type: 'operator',
    id: operatorId,
    permissions: new Set(['proof.step']),
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
  return { openRunId: openRunId ?? '', doneRunId: doneRunId ?? '' };
}
