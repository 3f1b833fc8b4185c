import { z } from 'zod';
import type { Ctx } from '#core/context.ts';
import { verb } from '#core/verb.ts';
import { idSchema } from '#lib/id.ts';
import {
  accessOf,
  routeFor,
  type SupplierAccess,
  type SupplierKind,
  type SupplierOrder,
} from '#modules/suppliers/index.ts';
import { lockFree } from '#modules/vouchers/index.ts';
import { queueUnits } from './open.ts';
import { serveFromStock } from './serve-unit.ts';
import { freeze, giveUp } from './settle-unit.ts';
import { askAgainIn, FROZEN_SECONDS, settleBefore } from './states.ts';
import {
  type Attempt,
  insertAttempt,
  type LockedOrder,
  lockOrder,
  moveOrder,
  moveUnits,
  noteAsk,
  selectAttempts,
  selectUnits,
  settleAttemptRow,
  type Unit,
} from './unit-store.ts';

/** What the worker does next for a unit, with no transaction open. */
export type Next =
  | { do: 'nothing' }
  | {
      do: 'order' | 'look-up';
      fulfilmentId: string;
      supplier: SupplierKind;
      access: SupplierAccess;
      order: SupplierOrder & { supplierReference: string | null };
    };

/** No second worker asks for the same unit before this: longer than any call to a supplier may take. */
const LEASE_SECONDS = 90;

/**
 * Decides the next step for one unit of an order, and writes it down before anything is sent: so whatever happens
 * to this process, what was asked is known and is looked up under the same reference.
 */
export const beginAttempt = verb({
  name: 'orders.beginAttempt',
  permission: 'orders.fulfil',
  secret: true,
  input: z.object({ orderId: idSchema('order'), unit: z.number().int().min(1).max(100) }),
  run: async (ctx, { orderId, unit }): Promise<Next> => {
    const order = await lockOrder(ctx, orderId);
    const found = order && (await selectUnits(ctx, orderId)).find((u) => u.unit === unit);
    if (!order || !found || !['paid', 'fulfilling'].includes(order.status)) return { do: 'nothing' };
    if (!['waiting', 'asking', 'frozen'].includes(found.state)) return { do: 'nothing' };
    ctx.note({ objectId: orderId, detail: { unit } });
    if (order.deliverAt && order.deliverAt > ctx.now) {
      await queueUnits(ctx, orderId, [unit], order.deliverAt);
      return { do: 'nothing' };
    }
    const attempts = await selectAttempts(ctx, found);
    const open = attempts.find((a) => ['asking', 'unknown', 'frozen'].includes(a.outcome));
    return open ? goOn(ctx, { order, unit: found, open }) : startNew(ctx, { order, unit: found, attempts });
  },
});

type At = { order: LockedOrder; unit: Unit };

async function goOn(ctx: Ctx, { order, unit, open }: At & { open: Attempt }): Promise<Next> {
  if (open.nextAskAt && open.nextAskAt > ctx.now) {
    await queueUnits(ctx, order.id, [unit.unit], open.nextAskAt);
    return { do: 'nothing' };
  }
  if (open.outcome !== 'frozen' && open.settleBefore && open.settleBefore <= ctx.now) {
    await freeze(ctx, { order, unit, attempt: open }, 'No definite answer came in time.');
    return { do: 'nothing' };
  }
  return ask(ctx, { order, unit, attempt: open }, open.nextStep);
}

async function startNew(ctx: Ctx, { order, unit, attempts }: At & { attempts: Attempt[] }): Promise<Next> {
  const attempt = attempts.length + 1;
  if (!attempts.some((a) => a.supplier === 'stock')) {
    const free = await lockFree(ctx, { ...unit, quantity: 1 });
    if (free === 1) {
      await serveFromStock(ctx, { order, unit, attempt });
      return { do: 'nothing' };
    }
  }
  const refusedBy = attempts.flatMap((a) => (a.supplierAccountId ? [a.supplierAccountId] : []));
  const [route] = await routeFor(ctx, { ...unit, exclude: refusedBy });
  if (!route) {
    await giveUp(ctx, { order, unit });
    return { do: 'nothing' };
  }
  const asked = {
    lineId: unit.lineId,
    unit: unit.unit,
    attempt,
    supplier: route.kind,
    supplierAccountId: route.accountId,
    sku: route.sku,
  };
  if (!(await openAccess(ctx, route.accountId))) {
    await insertAttempt(ctx, { ...asked, outcome: 'rejected', detail: CLOSED });
    await queueUnits(ctx, order.id, [unit.unit]);
    return { do: 'nothing' };
  }
  const settled = settleBefore(ctx.now, route.remembersHours);
  const id = await insertAttempt(ctx, { ...asked, outcome: 'asking', settleBefore: settled });
  await moveUnits(ctx, order.id, [unit.unit], 'asking');
  if (order.status === 'paid') {
    await moveOrder(ctx, order, 'fulfilling');
    ctx.emit({ type: 'order.fulfilling', objectType: 'order', objectId: order.id });
  }
  const made: Attempt = {
    id,
    orderId: order.id,
    unit: unit.unit,
    attempt,
    supplier: route.kind,
    supplierAccountId: route.accountId,
    sku: route.sku,
    outcome: 'asking',
    supplierReference: null,
    asks: 0,
    doubted: false,
    nextStep: 'order',
    nextAskAt: null,
    settleBefore: null,
  };
  return ask(ctx, { order, unit, attempt: made }, 'order');
}

/** Takes the lease and queues the worker that goes on if this one dies before it comes back. */
async function ask(
  ctx: Ctx,
  { order, unit, attempt }: At & { attempt: Attempt },
  what: 'order' | 'look-up',
): Promise<Next> {
  const access = await openAccess(ctx, attempt.supplierAccountId ?? '');
  if (!access) return askLater(ctx, { order, unit, attempt });
  const wait = Math.max(LEASE_SECONDS, askAgainIn(attempt.asks, 0));
  const until = new Date(ctx.now.getTime() + wait * 1000);
  await noteAsk(ctx, attempt.id, until);
  await queueUnits(ctx, order.id, [unit.unit], until);
  const { denomination, currency, country } = unit;
  return {
    do: what,
    fulfilmentId: attempt.id,
    supplier: attempt.supplier as SupplierKind,
    access,
    order: {
      reference: attempt.id,
      sku: attempt.sku ?? '',
      denomination,
      currency,
      country,
      recipient: order.recipient,
      supplierReference: attempt.supplierReference,
    },
  };
}

const CLOSED = 'The supplier account cannot be opened: look at its address and credentials.';

/** Null where the account is not there, may not be reached, or its credentials do not open. */
async function openAccess(ctx: Ctx, accountId: string): Promise<SupplierAccess | null> {
  return accessOf(ctx, accountId).catch(() => null);
}

/** Nothing can be asked now; somebody may mend the account before it is too late and a person has to decide. */
async function askLater(ctx: Ctx, { order, unit, attempt }: At & { attempt: Attempt }): Promise<Next> {
  const nextAskAt = new Date(ctx.now.getTime() + FROZEN_SECONDS * 1000);
  const { outcome, nextStep } = attempt;
  await settleAttemptRow(ctx, attempt.id, { outcome, nextStep, detail: CLOSED, nextAskAt });
  await queueUnits(ctx, order.id, [unit.unit], nextAskAt);
  return { do: 'nothing' };
}
