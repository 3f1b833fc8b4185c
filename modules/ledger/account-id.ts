import type { AccountKey } from './schema.ts';

/** An account's id follows from its purpose, so that there is exactly one for each. */
export function accountId(key: AccountKey): string {
  return `${key.kind}:${key.ownerId ?? ''}:${key.currency}`;
}
