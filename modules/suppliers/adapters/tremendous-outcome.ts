import { minorUnits } from '#integrations/decimal.ts';
import type { HttpAnswer } from '#integrations/http.ts';
import { linkTremendousReward, type TremendousAccess } from '#integrations/tremendous/client.ts';
import {
  type TremendousOrder,
  type TremendousReward,
  tremendousError,
  tremendousLink,
  tremendousOrder,
} from '#integrations/tremendous/wire.ts';
import { errorCode, rejected, retryAfter, unknown } from '../answers.ts';
import type { Cost, Outcome } from '../port.ts';
import { dayOf } from './day.ts';
import { tremendousReasonOf } from './tremendous-reason.ts';

/** What we know of the order that we ask about; a look-up does not know the product. */
export type TremendousAsked = { reference: string; sku?: string; denomination: bigint; currency: string };

/** What Tremendous's answer to a new order means. */
export async function placedAtTremendous(
  access: TremendousAccess,
  answer: HttpAnswer,
  asked: TremendousAsked,
): Promise<Outcome> {
  if (answer.status >= 400) return refusal(answer);
  const order = tremendousOrder.safeParse(answer.json).data?.order;
  return order
    ? outcomeAtTremendous(access, order, asked)
    : unknown('Tremendous answered something that is not an order.');
}

/** What an order in Tremendous's books means; a link that is not shown any more is made anew. */
export async function outcomeAtTremendous(
  access: TremendousAccess,
  order: TremendousOrder,
  asked: TremendousAsked,
): Promise<Outcome> {
  const known = { accepted: true, supplierReference: order.id };
  if (order.status === 'FAILED' || order.status === 'CANCELED') {
    return rejected('refused', `Tremendous did not carry the order out: ${order.status}.`);
  }
  if (order.status !== 'EXECUTED') {
    const status = errorCode(order.status.replaceAll(' ', '_'));
    return unknown(`Tremendous works on the order: ${status}.`, { ...known, askAgainSeconds: 60 });
  }
  const [reward, second] = order.rewards ?? [];
  if (!reward || second || !isWhatWasAsked(order, reward, asked)) {
    return unknown('Tremendous has another order under this reference: a person must decide.', known);
  }
  const url = reward.delivery.link ?? (await newLink(access, reward.id));
  if (!url) return unknown('Tremendous issued the reward, but gives no link yet.', known);
  // The link changes whenever it is made, so it is the reward's id that tells one voucher from another.
  const voucher = { code: reward.id, pin: null, url, expiresOn: dayOf(reward.expires_at) };
  return { kind: 'issued', voucher, supplierReference: order.id, cost: costOf(order) };
}

function isWhatWasAsked(order: TremendousOrder, reward: TremendousReward, asked: TremendousAsked): boolean {
  const { denomination, currency_code: currency } = reward.value;
  const [product] = reward.products ?? [];
  return (
    (order.external_id ?? asked.reference) === asked.reference &&
    (asked.sku === undefined || product === undefined || product === asked.sku) &&
    currency === asked.currency &&
    minorUnits(denomination, currency) === asked.denomination
  );
}

async function newLink(access: TremendousAccess, rewardId: string): Promise<string | null> {
  const answer = await linkTremendousReward(access, rewardId);
  if ('failed' in answer || answer.status !== 200) return null;
  return tremendousLink.safeParse(answer.json).data?.reward.link ?? null;
}

/** Tremendous states costs in US dollars unless it says otherwise. */
function costOf({ payment }: TremendousOrder): Cost | null {
  const currency = payment?.currency_code ?? 'USD';
  const amount = minorUnits(payment?.total ?? '', currency);
  return amount === null ? null : { amount, currency };
}

/** 4xx in Tremendous's own form is final, but 409 says that there is an order, and another than we asked for. */
function refusal({ status, json, headers }: HttpAnswer): Outcome {
  if (status === 429) return retryAfter('Tremendous takes no more orders just now.', headers['retry-after']);
  const { data: error } = tremendousError.safeParse(json);
  if (error && status === 409) {
    return unknown('Tremendous has another order under this reference: a person must decide.', {
      accepted: true,
    });
  }
  if (!error || status >= 500 || status === 408) {
    return unknown(`Tremendous answered ${status}, which says nothing about the order.`);
  }
  const reason = tremendousReasonOf(status, error.errors.payload);
  return rejected(reason, `Tremendous refused the order with ${status}.`);
}
