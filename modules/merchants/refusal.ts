import { Refusal } from '#lib/errors.ts';
import type { Refused, RefusedReason } from './schema.ts';

const SENTENCES: Record<RefusedReason, string> = {
  unknown:
    'No voucher with this code can be used here. Compare the code with the voucher, and type it again.',
  used: 'Nothing is left on this voucher. Ask for another way to pay.',
  expired: 'This voucher has expired. Ask for another way to pay.',
  withdrawn: 'This voucher was withdrawn. Ask for another way to pay.',
  currency: 'This voucher is in another currency. Use the currency that it names.',
  too_much: 'There is less on this voucher. Take at most its balance.',
  whole_only: 'This voucher can only be used as a whole. Take all of its balance.',
};

/** The refusal of an attempt, for the doors; null when it was none. */
export function refusalOf(answer: object): Refusal | null {
  if (!('refused' in answer)) return null;
  const { refused, ...params } = answer as Refused;
  return new Refusal(refused === 'unknown' ? 'not_found' : 'not_available', {
    message: SENTENCES[refused],
    params: { reason: refused, ...params },
  });
}
