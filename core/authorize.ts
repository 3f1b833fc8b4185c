import { Refusal } from '#lib/errors.ts';
import type { Actor } from './context.ts';

export type Access = {
  permission: string;
  /** Members may call it for what is theirs; the verb narrows to the actor's own rows. */
  members?: boolean;
  /** Callable without signing in. */
  anonymous?: boolean;
};

/** Decides by actor and permission alone; every door reaches it through verb(). */
export function authorize(actor: Actor, access: Access): void {
  if (access.anonymous || actor.type === 'system') return;
  if (actor.type === 'anonymous') throw new Refusal('unauthenticated', { message: 'Sign in to continue.' });
  const allowed =
    actor.type === 'member' ? access.members === true : actor.permissions.has(access.permission);
  if (!allowed) {
    throw new Refusal('forbidden', {
      message: `This needs the permission ${access.permission}. Ask an administrator for it.`,
    });
  }
}
