import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#lib/id.ts';
import { ownerSql } from '#tests/factories.ts';
import { bareTenant, during, given, moving, points } from '#tests/ledger/bare.ts';
import { atOnce } from '#tests/outcome.ts';
import { balanceOf, capture, hold, type NewTransfer, post, release, transfer } from './index.ts';

let owner: ReturnType<typeof ownerSql>;
beforeAll(() => {
  owner = ownerSql();
});
afterAll(() => owner.end());

const WAYS = 32;
const EACH = 25;

/** What a client knows of what it sent. */
type Sent = { reference: string; outcome: 'done' | 'refused' | 'unknown' };

describe('an account with 100 points', () => {
  it.each([
    ['that has them', true],
    ['that was never used before', false],
  ])('%s pays exactly 100 of 128 who want one each, 64 at a time', async (_, first) => {
    const tenant = bareTenant();
    const wallet = points('wallet', newId('member'));
    const spend = () =>
      during(tenant, (ctx) =>
        transfer(ctx, moving({ debit: wallet, credit: points('redeemed'), amount: 1n, code: 'redeem' })),
      );
    const give = () => during(tenant, (ctx) => post(ctx, given(wallet, [[100n, null]])));
    if (first) await give();
    else expect((await atOnce(64, spend)).filter(Boolean)).toHaveLength(0);
    if (!first)
      await Promise.all([give(), atOnce(64, () => during(tenant, (ctx) => balanceOf(ctx, wallet)))]);
    const answers = [...(await atOnce(64, spend)), ...(await atOnce(64, spend))];
    expect(answers.filter((a) => a !== null)).toHaveLength(100);
    expect(await during(tenant, (ctx) => balanceOf(ctx, wallet))).toEqual({ available: 0n, held: 0n });
  });
});

describe('a ledger that 32 clients hammer while their sessions are killed', () => {
  it('has exactly what was acknowledged, nothing of what was refused, and each unknown once or not at all', async () => {
    const tenant = bareTenant();
    const wallets = Array.from({ length: 5 }, () => points('wallet', newId('member')));
    const pick = (n: number) => wallets[n % wallets.length] ?? points('program');
    await during(tenant, (ctx) => post(ctx, wallets.flatMap((w) => given(w, [[4n, 5], [5n, null]])))); // biome-ignore format: a list
    const sent: Sent[] = [];

    async function act(client: number, n: number): Promise<void> {
      const reference = newId('request');
      const entry: Sent = { reference, outcome: 'unknown' };
      sent.push(entry);
      const [from, to] = [pick(client + n), pick(client + 2 * n + 1)];
      const leg = (of: Partial<NewTransfer>): NewTransfer =>
        moving({
          debit: from,
          credit: points('redeemed'),
          amount: BigInt(1 + (n % 7)),
          code: 'redeem',
          reference,
          ...of,
        });
      const done = await during(tenant, async (ctx) => {
        if (n % 4 === 0)
          return (await post(ctx, [leg({ debit: points('issuance'), credit: to, code: 'grant' })])).ids;
        if (n % 4 === 1 && from !== to) return transfer(ctx, leg({ credit: to, code: 'move' }));
        const id = await hold(ctx, leg({}));
        if (!id || n % 4 === 2) return id && capture(ctx, id);
        return release(ctx, id);
      });
      entry.outcome = done ? 'done' : 'refused';
    }

    let killed = 0;
    let over = false;
    const killer = (async () => {
      while (!over) {
        const ended = await owner`
          select pg_terminate_backend(pid) from pg_stat_activity
           where datname = current_database() and usename = 'damson_app' and state <> 'idle' order by random() limit 1`;
        killed += ended.length;
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
    })();
    await atOnce(WAYS, async (client) => {
      for (let n = 0; n < EACH; n++) await act(client, n).catch(() => {});
    });
    over = true;
    await killer;

    const found = await owner<{ reference: string; rows: number }[]>`
      select reference, count(*)::int as rows from transfers where tenant_id = ${tenant.id} group by 1`;
    const rows = new Map(found.map((f) => [f.reference, f.rows]));
    const tally = { done: 0, refused: 0, unknown: 0 };
    for (const { reference, outcome } of sent) {
      tally[outcome] += 1;
      if (outcome === 'done') expect(rows.get(reference) ?? 0).toBeGreaterThan(0);
      if (outcome === 'refused') expect(rows.get(reference) ?? 0).toBe(0);
      expect(rows.get(reference) ?? 0).toBeLessThanOrEqual(2);
    }
    console.log(`ledger hammer: ${sent.length} sent, ${JSON.stringify(tally)}, ${killed} sessions killed`);
    expect(tally.done).toBeGreaterThan(50);
    expect(tally.refused).toBeGreaterThan(0);
    expect(tally.unknown).toBeGreaterThan(0);
    expect(killed).toBeGreaterThan(5);
  });
});
