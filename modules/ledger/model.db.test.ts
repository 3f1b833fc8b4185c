import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Ctx } from '#core/context.ts';
import { newId } from '#lib/id.ts';
import { POINTS } from '#lib/money.ts';
import type { TenantRef } from '#lib/tenant.ts';
import { asPlatform, makeTenant } from '#tests/factories.ts';
import { inVerb } from '#tests/proof-verb.ts';
import {
  type AccountKey,
  accountId,
  balanceOf,
  capture,
  hold,
  type NewTransfer,
  release,
  transfer,
} from './index.ts';

type Move = {
  type: 'fund' | 'grant' | 'hold' | 'redeem' | 'transfer';
  who: number;
  to: number;
  amount: bigint;
};
type Resolve = { type: 'capture' | 'release'; which: number };
type Step = Move | Resolve;

const account = fc.nat({ max: 2 });
const move: fc.Arbitrary<Step> = fc.record({
  type: fc.constantFrom(
    'fund' as const,
    'grant' as const,
    'hold' as const,
    'redeem' as const,
    'transfer' as const,
  ),
  who: account,
  to: account,
  amount: fc.bigInt({ min: 1n, max: 60n }),
});
const resolve: fc.Arbitrary<Step> = fc.record({
  type: fc.constantFrom('capture' as const, 'release' as const),
  which: fc.nat({ max: 5 }),
});
const step = fc.oneof({ arbitrary: move, weight: 5 }, { arbitrary: resolve, weight: 2 });

type Held = { id: string; from: string; to: string; amount: bigint; open: boolean };
/** What the ledger should say, in plain bigint arithmetic. */
class Model {
  available = new Map<string, bigint>();
  held = new Map<string, bigint>();
  holds: Held[] = [];
  of = (id: string) => ({ available: this.available.get(id) ?? 0n, held: this.held.get(id) ?? 0n });
  add(id: string, by: bigint) {
    this.available.set(id, this.of(id).available + by);
  }
  hold(id: string, by: bigint) {
    this.held.set(id, this.of(id).held + by);
  }
}

const program: AccountKey = { kind: 'program', currency: POINTS };
const issuance: AccountKey = { kind: 'issuance', currency: POINTS };
const redeemed: AccountKey = { kind: 'redeemed', currency: POINTS };

/** A redeem at ledger level still needs the order that it paid for, which the oracle looks for. */
async function recordOrder(
  { sql, tenant, now, emit, note }: Ctx,
  orderId: string,
  points: bigint,
  transferId: string,
) {
  await sql`insert into orders (tenant_id, id, status, channel, recipient, points, transfer_id, search_text, created_at)
            values (${tenant.id}, ${orderId}, 'paid', 'api', '{}', ${points}, ${transferId}, '', ${now})`;
  emit({ type: 'order.placed', objectType: 'order', objectId: orderId });
  note({ objectId: orderId });
}

type Taking = { ctx: Ctx; model: Model; members: AccountKey[] };

async function settle({ ctx, model }: Taking, s: Resolve): Promise<void> {
  const wanted = model.holds[s.which];
  const id = await (s.type === 'capture' ? capture : release)(ctx, wanted?.id ?? newId('transfer'));
  expect(id !== null).toBe(wanted?.open === true);
  if (!wanted?.open) return;
  wanted.open = false;
  model.hold(wanted.from, -wanted.amount);
  model.add(s.type === 'capture' ? wanted.to : wanted.from, wanted.amount);
}

function transferOf(s: Move, members: AccountKey[]): Pick<NewTransfer, 'debit' | 'credit' | 'code'> {
  const wallet = members[s.who] ?? program;
  if (s.type === 'fund') return { debit: issuance, credit: program, code: 'fund' };
  if (s.type === 'grant') return { debit: program, credit: wallet, code: 'grant' };
  if (s.type === 'hold') return { debit: wallet, credit: redeemed, code: 'expire' };
  if (s.type === 'redeem') return { debit: wallet, credit: redeemed, code: 'redeem' };
  return { debit: wallet, credit: members[s.to] ?? program, code: 'refund' };
}

async function make({ ctx, model, members }: Taking, s: Move): Promise<void> {
  const orderId = newId('order');
  const t = { ...transferOf(s, members), amount: s.amount, reference: orderId };
  const [from, to] = [accountId(t.debit), accountId(t.credit)];
  if (from === to) return;
  const id = await (s.type === 'hold' ? hold : transfer)(ctx, t);
  expect(id !== null).toBe(s.type === 'fund' || model.of(from).available >= s.amount);
  if (!id) return;
  model.add(from, -s.amount);
  if (s.type === 'hold') {
    model.hold(from, s.amount);
    model.holds.push({ id, from, to, amount: s.amount, open: true });
  } else model.add(to, s.amount);
  if (s.type === 'redeem') await recordOrder(ctx, orderId, s.amount, id);
}

async function simulate(steps: Step[]): Promise<void> {
  const tenant: TenantRef = { ...shared, id: newId('tenant') };
  const members = [0, 1, 2].map(
    (): AccountKey => ({ kind: 'wallet', ownerId: newId('member'), currency: POINTS }),
  );
  const model = new Model();
  for (const s of steps) {
    await inVerb(asPlatform(tenant), (ctx) =>
      'which' in s ? settle({ ctx, model, members }, s) : make({ ctx, model, members }, s),
    );
  }
  await inVerb(asPlatform(tenant), async (ctx) => {
    for (const key of [issuance, program, redeemed, ...members]) {
      expect(await balanceOf(ctx, key), accountId(key)).toEqual(model.of(accountId(key)));
    }
  });
}

let shared: TenantRef;
describe('the ledger', () => {
  it('says what plain arithmetic says after 300 random lives of fund, grant, hold, capture, release and redeem', async () => {
    shared = await makeTenant({ funds: 0 });
    const life = fc.array(step, { minLength: 4, maxLength: 24 });
    const steps = life.map((rest): Step[] => [{ type: 'fund', who: 0, to: 0, amount: 150n }, ...rest]);
    await fc.assert(fc.asyncProperty(steps, simulate), { numRuns: 300, verbose: 1 });
  });
});
