import type { Actor, Caller } from '#core/context.ts';
import { sha256 } from '#lib/crypto.ts';
import { Refusal } from '#lib/errors.ts';
import { selectLiveKey, selectLiveSession } from './queries.ts';
import type { SubjectKind } from './schema.ts';

export type Cookie = { sessionId: string; secret: string };
type Authenticate = Caller['authenticate'];

const anonymous: Actor = { type: 'anonymous', id: 'anonymous' };

/** Nobody in particular: only verbs that say so accept it. */
export const asAnyone: Authenticate = async () => anonymous;

/** The platform's own work: jobs and schedules. */
export function asSystem(id: string): Authenticate {
  return async () => ({ type: 'system', id });
}

/** Looks the session up in the verb's own transaction, so that an ended one is refused at once. */
export function asSession(kind: SubjectKind, cookie: Cookie | null): Authenticate {
  return async (sql, tenant, now) => {
    if (!cookie) return anonymous;
    const secretHash = sha256(cookie.secret);
    const live = await selectLiveSession(sql, tenant.id, { id: cookie.sessionId, kind, secretHash, now });
    if (!live) return anonymous;
    if (kind === 'member') return { type: 'member', id: live.subjectId };
    return { type: 'operator', id: live.subjectId, permissions: new Set(live.permissions) };
  };
}

/** Looks the key up in the verb's own transaction. Unknown, revoked and another tenant's look the same. */
export function asApiKey(secret: string): Authenticate {
  const secretHash = sha256(secret);
  return async (sql, tenant) => {
    const key = await selectLiveKey(sql, tenant.id, secretHash);
    if (!key)
      throw new Refusal('unauthenticated', {
        message: 'This API key is not known. Check it, or make a new one.',
      });
    return { type: 'api_key', id: key.id, permissions: new Set(key.scopes) };
  };
}
