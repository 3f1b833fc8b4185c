import { hmac, open, seal } from '#lib/crypto.ts';
import { env, required } from '#lib/env.ts';

type Purpose = 'link' | 'factor';

/** A key of the installation itself, which follows from the master key. */
const from = (master: string, purpose: Purpose): Buffer =>
  hmac(Buffer.from(master, 'base64'), `platform ${purpose}`);

/** What the link that was mailed ends with. */
export function linkToken(linkId: string): string {
  const key = from(required('DAMSON_MASTER_KEY'), 'link');
  return `${linkId}.${hmac(key, `platform:${linkId}`).toString('base64url')}`;
}

export function sealFactor(secret: Buffer, operatorId: string): Buffer {
  return seal(from(required('DAMSON_MASTER_KEY'), 'factor'), secret, operatorId);
}

/** While the master key is being changed, the one before it still opens. */
export function openFactor(sealed: Buffer, operatorId: string): Buffer {
  const previous = env().DAMSON_MASTER_KEY_PREVIOUS;
  try {
    return open(from(required('DAMSON_MASTER_KEY'), 'factor'), sealed, operatorId);
  } catch (error) {
    if (previous === undefined) throw error;
    return open(from(previous, 'factor'), sealed, operatorId);
  }
}

/** The same secret under the master key that is in force now. */
export const resealFactor = (sealed: Buffer, operatorId: string): Buffer =>
  sealFactor(openFactor(sealed, operatorId), operatorId);
