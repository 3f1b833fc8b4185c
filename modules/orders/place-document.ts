import type { z } from 'zod';
import type { Caller, Notes } from '#core/context.ts';
import { newId } from '#lib/id.ts';
import { plain } from '#lib/plain.ts';
import { accountId } from '#modules/ledger/index.ts';
import { announce } from './buy.ts';
import { purchaseOf } from './purchase-by-key.ts';
import type { Sale } from './sale.ts';
import type { PlacedOrder, placeInput } from './schema.ts';

/** An order that may go together with others, and what it is believed to be sold as. */
export type Call = {
  caller: Caller & { apiKey: NonNullable<Caller['apiKey']> };
  wanted: z.output<typeof placeInput>;
  sale: Sale;
  claim: { key: string; hash: Buffer };
};

/** A key and the limits that it was let in by: of calls that know others of the same key only those go that are right. */
export function keyMark({ caller: { apiKey } }: Call): string {
  return [apiKey.id, ...apiKey.networks].join(' ');
}

/** Everything that `orders_place` writes for an order, but for the recipient's member, whom only the database knows. */
export function orderDocument(call: Call, n: number) {
  const { caller, wanted, sale, claim } = call;
  const p = purchaseOf(wanted, sale, null);
  const [line] = p.lines as [(typeof p.lines)[0]];
  const points = plain(p.points);
  const transferId = newId('transfer');
  const voucherIds = Array.from({ length: line.quantity }, () => newId('voucher'));
  const answer: PlacedOrder = { orderId: p.orderId, status: 'fulfilled', points, voucherIds };
  const notes = notesOf((to) => announce(to, p, { transferId, voucherIds }));
  const payer = accountId(p.payer);
  const document = {
    n,
    key_id: caller.apiKey.id,
    key_mark: keyMark(call),
    key: claim.key,
    body_hash: claim.hash.toString('hex'),
    answer,
    request_id: caller.requestId,
    order_id: p.orderId,
    email: p.recipient.email,
    name: p.recipient.name,
    search_head: `${p.orderId} ${p.recipient.email} ${p.recipient.name ?? ''}`.toLowerCase(),
    search_tail: ` ${line.product.name}`.toLowerCase(),
    points,
    payer,
    transfer: {
      id: transferId,
      type: 'posted',
      debit: payer,
      credit: accountId({ kind: 'redeemed', currency: p.payer.currency }),
      currency: p.payer.currency,
      amount: points,
      code: 'redeem',
      reference: p.orderId,
      part: 0,
      memo: line.product.name.slice(0, 200),
    },
    line_id: line.id,
    product: line.product.id,
    product_name: line.product.name,
    denomination: plain(line.denomination),
    currency: line.product.currency,
    quantity: line.quantity,
    unit_points: plain(line.unitPoints),
    rate_points: plain(line.rate.points),
    rate_minor_units: plain(line.rate.minorUnits),
    fulfilment_id: newId('fulfilment'),
    voucher_ids: voucherIds,
    events: notes.events.map((e, i) => ({ id: newId('event'), type: e.type, sequence: i + 1, data: e.data })),
    audit_id: newId('audit'),
    audit_detail: notes.audit.detail,
  };
  return { document, answer };
}

type Listener = Parameters<typeof announce>[0];

function notesOf(say: (to: Listener) => void): Notes {
  const notes: Notes = { events: [], audit: {} };
  say({
    emit: (event) => void notes.events.push(event),
    note: (audit) => {
      notes.audit = { ...notes.audit, ...audit };
    },
  });
  return notes;
}
