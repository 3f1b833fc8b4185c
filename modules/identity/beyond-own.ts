import { scopeOf } from '#core/authorize.ts';
import type { Ctx } from '#core/context.ts';
import { refuse } from '#lib/errors.ts';
import { type HeldRole, LIMITED_PERMISSIONS } from './access-schema.ts';
import { selectRoles } from './access-store.ts';

/** Nobody hands on a permission that they do not hold themselves. */
export function refuseBeyondOwn({ actor }: Pick<Ctx, 'actor'>, permissions: readonly string[]): void {
  if (actor.type !== 'operator' && actor.type !== 'api_key') return;
  const beyond = permissions.filter((p) => !actor.permissions.has(p) || scopeOf(actor, p) !== null);
  if (beyond.length > 0) refuse('forbidden', `You cannot give what you do not hold: ${beyond.join(', ')}.`);
}

/** The roles that were chosen, all of which exist, and none of which reaches beyond whoever gives it. */
export async function rolesToGive(
  ctx: Ctx,
  chosen: readonly Pick<HeldRole, 'roleId' | 'costCentres'>[],
): Promise<Pick<HeldRole, 'roleId' | 'costCentres'>[]> {
  const roles = new Map((await selectRoles(ctx)).map((role) => [role.roleId, role]));
  for (const { roleId, costCentres } of chosen) {
    const role = roles.get(roleId) ?? refuseUnknown();
    refuseBeyondOwn(ctx, role.permissions);
    const whole = role.permissions.filter((p) => !LIMITED_PERMISSIONS.some((each) => each === p));
    if (costCentres && whole.length > 0) {
      refuse('invalid', {
        message: `${role.name} cannot be limited to cost centres: it holds ${whole.join(', ')}, which concern everybody.`,
        fields: [{ field: 'roles', message: 'cannot be limited to cost centres' }],
      });
    }
  }
  return [...new Map(chosen.map((each) => [each.roleId, each])).values()];
}

function refuseUnknown(): never {
  refuse('invalid', {
    message: 'roles: one is not known',
    fields: [{ field: 'roles', message: 'one is not known' }],
  });
}
