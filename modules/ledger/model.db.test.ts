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

type Step =
  | { type: 'fund' | 'redeem'; who: number; amount: bigint }
  | { type: 'grant' | 'hold'; who: number; amount: bigint }
  | { type: 'transfer'; who: number; to: number; amount: bigint }
  | { type: 'capture' | 'release'; which: number };

const account = fc.nat({ max: 2 });
const amount = fc.bigInt({ min: 1n, max: 60n });
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    type: fc.constantFrom('fund' as const, 'grant' as const, 'hold' as const, 'redeem' as const),
    who: account,
    amount,
  }),
  fc.record({ type: fc.constant('transfer' as const), who: account, to: account, amount }),
  fc.record({ type: fc.constantFrom('capture' as const, 'release' as const), which: fc.nat({ max: 5 }) }),
);

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

async function take(ctx: Ctx, model: Model, members: AccountKey[], s: Step): Promise<void> {
  const member = (n: number) => members[n] ?? program;
  if (s.type === 'capture' || s.type === 'release') {
    const wanted = model.holds[s.which];
    const id = await (s.type === 'capture' ? capture : release)(ctx, wanted?.id ?? newId('transfer'));
    expect(id !== null).toBe(wanted?.open === true);
    if (!wanted?.open) return;
    wanted.open = false;
    model.hold(wanted.from, -wanted.amount);
    model.add(s.type === 'capture' ? wanted.to : wanted.from, wanted.amount);
    return;
  }
  const orderId = newId('order');
  const moves: Record<typeof s.type, Pick<NewTransfer, 'debit' | 'credit' | 'code'>> = {
    fund: { debit: issuance, credit: program, code: 'fund' },
    grant: { debit: program, credit: member(s.who), code: 'grant' },
    hold: { debit: member(s.who), credit: redeemed, code: 'expire' },
    redeem: { debit: member(s.who), credit: redeemed, code: 'redeem' },
    transfer: { debit: member(s.who), credit: member('to' in s ? s.to : 0), code: 'refund' },
  };
  const t = { ...moves[s.type], amount: s.amount, reference: orderId };
  const [from, to] = [accountId(t.debit), accountId(t.credit)];
  if (from === to) return;
  const id = await (s.type === 'hold' ? hold : transfer)(ctx, t);
  const enough = s.type === 'fund' || model.of(from).available >= s.amount;
  expect(id !== null).toBe(enough);
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
  for (const s of steps) await inVerb(asPlatform(tenant), (ctx) => take(ctx, model, members, s));
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
    const steps = fc
      .tuple(fc.constant({ type: 'fund' as const, who: 0, amount: 150n }), life)
      .map(([first, rest]) => [first, ...rest]);
    await fc.assert(fc.asyncProperty(steps, simulate), { numRuns: 300, verbose: 1 });
  });
});
