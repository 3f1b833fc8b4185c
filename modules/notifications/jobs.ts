import { z } from 'zod';
import { verb } from '#core/verb.ts';
import { findListing } from '#modules/catalog/index.ts';
import { findMember, findMemberByEmail, findOperator, magicToken } from '#modules/identity/index.ts';
import { orderForMail } from '#modules/orders/index.ts';
import { deliveredReward } from '#modules/rewards/index.ts';
import { originOf } from '#modules/tenants/index.ts';
import { voucherRefsIn } from '#modules/vouchers/index.ts';
import { post } from './adapters/mail.ts';
import {
  backInStockLetter,
  endingLetter,
  invitationLetter,
  magicLinkLetter,
  orderFailedLetter,
  pointsLetter,
  voucherLetter,
} from './letters.ts';
import { wants } from './queries.ts';
import { composeRecognition } from './recognition-letters.ts';
import { composeReward } from './reward-letters.ts';
import type { Kind } from './schema.ts';
import { composeStaffLooked } from './staff-letters.ts';
import { type Voice, voiceFor } from './voice.ts';

/** Whoever waited this long has left the page, and is told by letter. */
const PATIENCE_MS = 60_000;

const byLetter = (kind: Kind) => ({ kind, channel: 'email' }) as const;

/** What a letter needs, read in a transaction; sending happens after it, with nothing open. */
const addressee = verb({
  name: 'notifications.addressee',
  permission: 'notifications.send',
  reads: true,
  input: z.object({ kind: z.enum(['member', 'operator']), id: z.string() }),
  run: async (ctx, { kind, id }) => (kind === 'member' ? findMember(ctx, id) : findOperator(ctx, id)),
});

export const composeMagicLink = verb({
  name: 'notifications.composeMagicLink',
  permission: 'notifications.send',
  reads: true,
  input: z.object({ linkId: z.string(), kind: z.enum(['member', 'operator']), subjectId: z.string() }),
  run: async (ctx, { linkId, kind, subjectId }) => {
    const subject = await addressee.run(ctx, { kind, id: subjectId });
    const path = kind === 'member' ? '/sign-in/link' : '/admin/sign-in/link';
    const url = `${await originOf(ctx.tenant.id, ctx.sql)}${path}?token=${await magicToken(ctx, linkId)}`;
    const reader = subject && 'locale' in subject ? subject : null;
    const letter = magicLinkLetter(await voiceFor(ctx, reader), url);
    return subject && { ...letter, to: subject.email, causeId: linkId, tenantName: ctx.tenant.name };
  },
});

/** For an operator who was asked in; its link waits for a week. */
export const composeInvitation = verb({
  name: 'notifications.composeInvitation',
  permission: 'notifications.send',
  reads: true,
  input: z.object({ operatorId: z.string(), linkId: z.string() }),
  run: async (ctx, { operatorId, linkId }) => {
    const operator = await findOperator(ctx, operatorId);
    const token = await magicToken(ctx, linkId);
    const url = `${await originOf(ctx.tenant.id, ctx.sql)}/admin/sign-in/link?token=${token}`;
    if (!operator) return null;
    const { name, roles } = operator;
    const letter = invitationLetter(await voiceFor(ctx, null), { name, url, roles });
    return { ...letter, to: operator.email, causeId: linkId, tenantName: ctx.tenant.name };
  },
});

export const composeVouchers = verb({
  name: 'notifications.composeVouchers',
  permission: 'notifications.send',
  reads: true,
  input: z.object({ orderId: z.string(), again: z.string().optional() }),
  run: async (ctx, { orderId, again }) => {
    const order = await orderForMail(ctx, orderId);
    // Who redeemed for themselves holds the voucher already and asks for a letter if one is wanted.
    const forOneself = order.channel === 'storefront' && !order.gift;
    const waited = ctx.now.getTime() - Date.parse(order.createdAt) > PATIENCE_MS;
    const asked = waited && (!order.memberId || (await wants(ctx, order.memberId, byLetter('orders'))));
    if (order.voucherIds.length === 0 || (forOneself && !again && !asked)) return null;
    const origin = await originOf(ctx.tenant.id, ctx.sql);
    const refs = await voucherRefsIn(ctx, order.voucherIds);
    const { email, name } = order.recipient;
    const voice = await voiceFor(ctx, await findMemberByEmail(ctx, email));
    const letter = voucherLetter(voice, {
      name,
      products: order.lines.map((line) => inWords(line, voice)).join(' + '),
      gift: order.gift,
      urls: refs.map((ref) => `${origin}/v/${ref}`),
    });
    return { ...letter, to: email, causeId: orderId, tenantName: ctx.tenant.name };
  },
});

type Line = { quantity: number; productName: string; denomination: number; currency: string };

function inWords({ quantity, productName, denomination, currency }: Line, { format }: Voice): string {
  const one = `${productName}, ${format.money(denomination, currency)}`;
  return quantity > 1 ? `${format.number(quantity)} × ${one}` : one;
}

/** For a member who asked to be told; nothing if they left or it is no longer offered. */
export const composeBackInStock = verb({
  name: 'notifications.composeBackInStock',
  permission: 'notifications.send',
  reads: true,
  input: z.object({ listingId: z.string(), memberId: z.string(), askedAt: z.string() }),
  run: async (ctx, { listingId, memberId, askedAt }) => {
    const member = await findMember(ctx, memberId);
    const listing = await findListing(ctx, { listingId });
    if (member?.status !== 'active' || !listing) return null;
    const letter = backInStockLetter(await voiceFor(ctx, member), {
      name: member.name,
      product: listing.name,
      url: `${await originOf(ctx.tenant.id, ctx.sql)}/p/${listingId}`,
    });
    const causeId = `${listingId}-${memberId}-${askedAt.replace(/\W/g, '')}`;
    return { ...letter, to: member.email, causeId, tenantName: ctx.tenant.name };
  },
});

export const composePoints = verb({
  name: 'notifications.composePoints',
  permission: 'notifications.send',
  reads: true,
  input: z.object({ grantId: z.string(), memberId: z.string(), points: z.string(), reason: z.string() }),
  run: async (ctx, { grantId, memberId, points, reason }) => {
    const member = await findMember(ctx, memberId);
    if (!(await wants(ctx, memberId, byLetter('rewards')))) return null;
    const letter =
      member &&
      pointsLetter(await voiceFor(ctx, member), {
        name: member.name,
        points: Number(points),
        reason,
        url: await originOf(ctx.tenant.id, ctx.sql),
      });
    return letter && { ...letter, to: member.email, causeId: grantId, tenantName: ctx.tenant.name };
  },
});

export const composeEnding = verb({
  name: 'notifications.composeEnding',
  permission: 'notifications.send',
  reads: true,
  input: z.object({ memberId: z.string(), points: z.string(), expiresAt: z.string(), days: z.string() }),
  run: async (ctx, { memberId, points, expiresAt, days }) => {
    const member = await findMember(ctx, memberId);
    if (!(await wants(ctx, memberId, byLetter('expiry')))) return null;
    const lastMoment = new Date(new Date(expiresAt).getTime() - 1);
    const voice = await voiceFor(ctx, member);
    const letter =
      member &&
      endingLetter(voice, {
        name: member.name,
        points: Number(points),
        lastDay: voice.format.longDay(lastMoment.toISOString()),
        url: await originOf(ctx.tenant.id, ctx.sql),
      });
    const causeId = `${memberId}-${expiresAt.replace(/\W/g, '')}-${days}`;
    return letter && { ...letter, to: member.email, causeId, tenantName: ctx.tenant.name };
  },
});

/** For a member whose order came to nothing; integrations read it from the order. */
export const composeOrderFailed = verb({
  name: 'notifications.composeOrderFailed',
  permission: 'notifications.send',
  reads: true,
  input: z.object({ orderId: z.string(), pointsBack: z.string() }),
  run: async (ctx, { orderId, pointsBack }) => {
    const order = await orderForMail(ctx, orderId);
    const member = order.memberId ? await findMember(ctx, order.memberId) : null;
    if (!member || !(await wants(ctx, member.id, byLetter('orders')))) return null;
    const letter = orderFailedLetter(await voiceFor(ctx, member), {
      name: member.name,
      products: order.lines.map((l) => l.productName).join(', '),
      pointsBack: Number(pointsBack),
      url: await originOf(ctx.tenant.id, ctx.sql),
    });
    return { ...letter, to: member.email, causeId: orderId, tenantName: ctx.tenant.name };
  },
});

/** Task name → the verb that composes its letter; the worker sends what comes back. */
export const letters = {
  'mail.recognition': composeRecognition,
  'mail.magic-link': composeMagicLink,
  'mail.operator-invited': composeInvitation,
  'mail.vouchers': composeVouchers,
  'mail.order-failed': composeOrderFailed,
  'mail.back-in-stock': composeBackInStock,
  'mail.points': composePoints,
  'mail.points-ending': composeEnding,
  'mail.reward': composeReward,
  'mail.staff-looked': composeStaffLooked,
};
/** Task name → what is said once its letter has left. */
export const afterSending: Partial<Record<keyof typeof letters, typeof deliveredReward>> = {
  'mail.reward': deliveredReward,
};
export { post };
