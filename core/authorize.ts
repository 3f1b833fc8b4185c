import { Refusal } from '#lib/errors.ts';
import type { Actor } from './context.ts';

export type Access = {
  permission: string;
  /** Members may call it for what is theirs; the verb narrows to the actor's own rows. */
  members?: boolean;
  /** Narrows itself to the cost centres for which the actor holds the permission; without it, that is not enough. */
  limited?: boolean;
  /** Callable without signing in. */
  anonymous?: boolean;
  /** A query changes nothing and leaves no audit row. */
  reads?: boolean;
};

/** Decides by actor and permission alone; every door reaches it through verb(). */
export function authorize(actor: Actor, access: Access): void {
  if ('readOnly' in actor && actor.readOnly && !access.reads) {
    throw new Refusal('forbidden', {
      message:
        actor.type === 'member'
          ? 'You are looking as somebody else does: nothing can be changed, and no code is shown.'
          : 'You were let in to look: nothing can be changed.',
    });
  }
  if (access.anonymous || actor.type === 'system') return;
  if (actor.type === 'anonymous') throw new Refusal('unauthenticated', { message: 'Sign in to continue.' });
  const allowed =
    actor.type === 'member' ? access.members === true : actor.permissions.has(access.permission);
  if (!allowed) {
    throw new Refusal('forbidden', {
      message: `This needs the permission ${access.permission}. Ask an administrator for it.`,
    });
  }
  const limits = scopeOf(actor, access.permission);
  if (limits && !access.limited) {
    throw new Refusal('forbidden', {
      message: `This needs the permission ${access.permission} everywhere. You hold it for ${limits.join(', ')} alone.`,
    });
  }
}

/** The cost centres to which somebody's permission is limited; null where it holds everywhere. */
export function scopeOf(actor: Actor, permission: string): readonly string[] | null {
  if (actor.type !== 'operator' && actor.type !== 'api_key') return null;
  return actor.limits?.get(permission) ?? null;
}
