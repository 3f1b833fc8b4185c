import type { Ctx } from '#core/context.ts';
import { loadWords, type Words } from '#i18n/areas.ts';
import { fill } from '#i18n/fill.ts';
import { type Format, formatter } from '#i18n/format.ts';
import { direction } from '#i18n/locales.ts';
import { findMember, findMemberByEmail } from '#modules/identity/index.ts';
import { orderForMail } from '#modules/orders/index.ts';
import { rewardForMail } from '#modules/rewards/index.ts';
import type { Kind } from './schema.ts';

/** What a device shows, and where a tap leads. It never holds a code, a PIN or a link that opens something. */
export type Message = { title: string; body: string; url: string; tag: string; lang: string; dir: string };
type Fact = { type: string; objectId: string; facts: Record<string, unknown> };
type Said = Pick<Message, 'title' | 'body' | 'url'>;
type Voice = { words: Words<'pwa'>['messages']; format: Format };
/** Whom a fact concerns, as what, and how it is said to them. */
type Note = { memberId: string; kind: Kind; say: (voice: Voice) => Said };

/** Whoever waited this long has left the page, and is told. */
const PATIENCE_MS = 60_000;
const MOST_TOLD = 50;

/** Each person whom a fact concerns, with the message in their language. */
export async function compose(
  ctx: Ctx,
  fact: Fact,
): Promise<{ memberId: string; kind: Kind; message: Message }[]> {
  const notes = (await (NOTES[fact.type]?.(ctx, fact) ?? [])).slice(0, MOST_TOLD);
  const only = fact.facts['onlyFor'];
  const composed = notes
    .filter(({ memberId }) => only === undefined || only === memberId)
    .map(async ({ memberId, kind, say }) => {
      const { lang, voice } = await voiceFor(ctx, memberId);
      const message = { ...say(voice), tag: `${kind}-${fact.objectId}`, lang, dir: direction(lang) };
      return { memberId, kind, message };
    });
  return Promise.all(composed);
}

async function voiceFor(ctx: Ctx, memberId: string): Promise<{ lang: string; voice: Voice }> {
  const member = await findMember(ctx, memberId);
  const lang = member?.locale ?? ctx.tenant.locale;
  const [{ messages: words }, { pointWords }] = await Promise.all([
    loadWords('pwa', lang),
    loadWords('store', lang),
  ]);
  const settings = { locale: lang, country: member?.country, timeZone: ctx.tenant.timeZone, pointWords };
  return { lang, voice: { words, format: formatter(settings) } };
}

const NOTES: Record<string, (ctx: Ctx, fact: Fact) => Promise<Note[]> | Note[]> = {
  'points.granted': (_, { facts }) => [
    {
      memberId: String(facts['memberId']),
      kind: 'rewards',
      say: ({ words, format }) => ({
        title: fill(words.points, { points: format.points(Number(facts['points'])) }),
        body: words.pointsBody,
        url: '/',
      }),
    },
  ],
  'voucher.expiring': (_, { objectId, facts }) => [
    {
      memberId: String(facts['memberId']),
      kind: 'expiry',
      say: ({ words, format }) => ({
        title: fill(words.voucherEnding, {
          product: String(facts['productName']),
          date: format.date(String(facts['expiresOn'])),
        }),
        body: words.voucherEndingBody,
        url: `/vouchers/${objectId}`,
      }),
    },
  ],
  'points.expiring': (_, { objectId, facts }) => [
    {
      memberId: objectId,
      kind: 'expiry',
      say: ({ words, format }) => ({
        title: fill(words.ending, {
          points: format.points(Number(facts['points'])),
          date: format.dayOf(new Date(Date.parse(String(facts['expiresAt'])) - 1).toISOString()),
        }),
        body: words.endingBody,
        url: '/points',
      }),
    },
  ],
  'order.fulfilled': (ctx, { objectId }) => orderNote(ctx, objectId, 'ready'),
  'order.partially_fulfilled': (ctx, { objectId }) => orderNote(ctx, objectId, 'ready'),
  'order.failed': (ctx, { objectId }) => orderNote(ctx, objectId, 'failed'),
  'reward.granted': (ctx, { objectId }) => rewardNote(ctx, objectId, 'granted'),
  'reward.expiring': (ctx, { objectId }) => rewardNote(ctx, objectId, 'ending'),
  'recognition.given': recognitionNotes,
  'recognition.given_privately': recognitionNotes,
};

/** Whoever has the reward as a member is told; others get its letter. */
async function rewardNote(ctx: Ctx, rewardId: string, how: 'granted' | 'ending'): Promise<Note[]> {
  const reward = await rewardForMail(ctx, rewardId);
  const member = reward && (await findMemberByEmail(ctx, reward.to));
  if (!member) return [];
  const lastMoment = new Date(reward.expiresAt.getTime() - 1).toISOString();
  const say = ({ words, format }: Voice): Said =>
    how === 'granted'
      ? { title: words.reward, body: words.rewardBody, url: '/rewards' }
      : {
          title: words.rewardEnding,
          body: fill(words.rewardEndingBody, { date: format.dayOf(lastMoment) }),
          url: '/rewards',
        };
  return [{ memberId: member.id, kind: how === 'granted' ? 'rewards' : 'expiry', say }];
}

async function recognitionNotes(ctx: Ctx, { facts }: Fact): Promise<Note[]> {
  const giver = await findMember(ctx, String(facts['giverId']));
  const receivers = Array.isArray(facts['receiverIds']) ? facts['receiverIds'].map(String) : [];
  if (!giver) return [];
  return receivers.map((memberId) => ({
    memberId,
    kind: 'recognition',
    say: ({ words }) => ({
      title: fill(words.recognised, { name: giver.name }),
      body: words.recognisedBody,
      url: '/recognition',
    }),
  }));
}

/** Who redeemed just now looks at the voucher already and is left alone. */
async function orderNote(ctx: Ctx, orderId: string, how: 'ready' | 'failed'): Promise<Note[]> {
  const order = await orderForMail(ctx, orderId);
  const waited = ctx.now.getTime() - Date.parse(order.createdAt) > PATIENCE_MS;
  const present = order.channel === 'storefront' && !order.gift && !waited;
  if (!order.memberId || (present && how === 'ready') || (how === 'ready' && order.voucherIds.length === 0))
    return [];
  const product = order.lines
    .map((line) => line.productName)
    .join(', ')
    .slice(0, 120);
  const [only] = order.voucherIds.length === 1 ? order.voucherIds : [];
  const say = ({ words }: Voice): Said =>
    how === 'ready'
      ? { title: words.ready, body: product, url: only ? `/vouchers/${only}` : '/vouchers' }
      : { title: fill(words.failed, { product }), body: words.failedBody, url: `/orders/${orderId}` };
  return [{ memberId: order.memberId, kind: 'orders', say }];
}
