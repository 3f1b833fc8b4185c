import { assert } from '#lib/assert.ts';
import { ACCOUNT_KINDS, type AccountKey, type AccountKind } from './schema.ts';

/** An account's id follows from its purpose, so that there is exactly one for each. */
export function accountId(key: AccountKey): string {
  return `${key.kind}:${key.ownerId ?? ''}:${key.currency}`;
}

/** The purpose that an account's id was made from. */
export function accountKey(id: string): AccountKey {
  const [kind = '', ownerId = '', currency = ''] = id.split(':');
  assert(ACCOUNT_KINDS.includes(kind as AccountKind) && currency !== '', 'an account id names its purpose');
  return ownerId === ''
    ? { kind: kind as AccountKind, currency }
    : { kind: kind as AccountKind, ownerId, currency };
}
