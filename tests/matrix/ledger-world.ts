import type { TenantRef } from '#lib/tenant.ts';
import { exchange, hold, sealRecords, settledPositions } from '#modules/ledger/index.ts';
import { asPlatform, NOW, ownerSql } from '#tests/factories.ts';
import { inVerb } from '#tests/proof-verb.ts';

/** One of everything that the ledger keeps and that only time or a job brings about. */
export async function makeLedger(tenant: TenantRef, memberId: string): Promise<void> {
  const program = { kind: 'program', currency: 'PTS' } as const;
  await inVerb(asPlatform(tenant), async (ctx) => {
    const to = { kind: 'program', currency: 'EUR' } as const;
    const rate = { from: 1n, to: 1n };
    await exchange(ctx, { from: program, to, amount: 5n, rate, source: 'test', reference: 'exchange' });
    const credit = { kind: 'fees', currency: 'PTS' } as const;
    const expiresAt = new Date(NOW.getTime() + 86_400_000);
    await hold(ctx, { debit: program, credit, amount: 1n, code: 'fee', reference: 'held', expiresAt });
  });
  const owner = ownerSql();
  await owner`
    insert into expiry_warnings (tenant_id, account_id, expires_at, days, created_at)
    values (${tenant.id}, ${`wallet:${memberId}:PTS`}, ${NOW}, 7, ${NOW}) on conflict do nothing`;
  await owner.end();
  const settled = await settledPositions();
  if (!settled) throw new Error('other transactions never end');
  await sealRecords(tenant.id, settled);
}
