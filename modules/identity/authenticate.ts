import type { Actor, Caller } from '#core/context.ts';
import type { Sql } from '#db/client.ts';
import { sha256 } from '#lib/crypto.ts';
import { refuse } from '#lib/errors.ts';
import { isWithin } from '#lib/network.ts';
import { GRANT_LEVELS } from './grant-levels.ts';
import { selectLiveGrant } from './grant-store.ts';
import { markKeyUsed } from './key-store.ts';
import { selectLiveKey, selectLiveSession } from './queries.ts';
import type { SessionSource, SubjectKind } from './schema.ts';
import { markSeen } from './store.ts';

export type Cookie = { sessionId: string; secret: string };
type Authenticate = Caller['authenticate'];

/** How fresh the time of last use is kept, so that not every request writes. */
const SEEN_EVERY_MS = 15 * 60_000;
const anonymous: Actor = { type: 'anonymous', id: 'anonymous' };

/** Nobody in particular: only verbs that say so accept it. */
export const asAnyone: Authenticate = async () => anonymous;

/** The platform's own work: jobs and schedules. */
export function asSystem(id: string): Authenticate {
  return async () => ({ type: 'system', id });
}

/** Looks the session up in the verb's own transaction, so that an ended one is refused at once. */
export function asSession(
  kind: SubjectKind,
  cookie: Cookie | null,
  source: SessionSource = 'sign_in',
): Authenticate {
  return async (sql, tenant, now) => {
    if (!cookie) return anonymous;
    const secretHash = sha256(cookie.secret);
    const session = { id: cookie.sessionId, kind, source, secretHash, now };
    const live = await selectLiveSession(sql, tenant.id, session);
    if (!live) return kind === 'operator' ? asGuest(sql, tenant.id, session) : anonymous;
    if (!live.seenAt || now.getTime() - live.seenAt.getTime() > SEEN_EVERY_MS) {
      await markSeen(sql, tenant.id, session);
    }
    if (kind === 'member') return { type: 'member', id: live.subjectId };
    const actor: Actor = { type: 'operator', id: live.subjectId, permissions: new Set(live.permissions) };
    return live.limits ? { ...actor, limits: new Map(Object.entries(live.limits)) } : actor;
  };
}

/** Somebody who runs the installation, for as long as a grant of this tenant lets them in. */
async function asGuest(
  sql: Sql,
  tenantId: string,
  session: { id: string; secretHash: Buffer; now: Date },
): Promise<Actor> {
  const live = await selectLiveGrant(sql, tenantId, session);
  if (!live) return anonymous;
  const { operatorId: id, grantId, level } = live;
  const actor: Actor = { type: 'operator', id, grantId, permissions: new Set(GRANT_LEVELS[level]) };
  return level === 'look' ? { ...actor, readOnly: true } : actor;
}

/** What a key was found to be, for whoever wants to know it before the next request. */
export type KnownKey = { id: string; networks: readonly string[]; expiresAt: Date | null; present: boolean };

/** Looks the key up in the verb's own transaction. Unknown, revoked and another tenant's look the same. */
export function asApiKey(
  secret: string,
  address = '',
  onKnown: (key: KnownKey) => void = () => {},
): Authenticate {
  const secretHash = sha256(secret);
  return async (sql, tenant, now) => {
    const key = await selectLiveKey(sql, tenant.id, { secretHash, now });
    if (!key) refuse('unauthenticated', 'This API key is not known. Check it, or make a new one.');
    if (key.expiresAt && key.expiresAt <= now)
      refuse('unauthenticated', `This API key ended at ${key.expiresAt.toISOString()}. Make a new one.`);
    if (!mayUseFrom(key.networks, address))
      refuse(
        'forbidden',
        `This API key may not be used from ${address || 'here'}. Add the address to the key.`,
      );
    if (!key.usedAt || now.getTime() - key.usedAt.getTime() > SEEN_EVERY_MS) {
      await markKeyUsed(sql, tenant.id, { id: key.id, now, address });
    }
    onKnown(key);
    return { type: 'api_key', id: key.id, permissions: new Set(key.scopes) };
  };
}

/** Without networks a key may be used from anywhere. */
export function mayUseFrom(networks: readonly string[], address: string): boolean {
  return networks.length === 0 || networks.some((network) => isWithin(address, network));
}
