import { type Ctx, openContext } from '#core/context.ts';
import { withTenant } from '#db/tenant.ts';
import { newId } from '#lib/id.ts';
import type { TenantRef } from '#lib/tenant.ts';
import { askAccess, browserHashOf, grantAccess, handOver } from '#modules/identity/index.ts';
import { asOwner, callerOf } from '#tests/factories.ts';

/** One who runs the installation asks to be let in, another is in, and a way in waits for a browser. */
export type AccessWorld = { askedGrantId: string; openGrantId: string; handOverToken: string };

export async function makeAccess(tenant: TenantRef, operatorId: string): Promise<AccessWorld> {
  const ask = (name: string) =>
    asInstallation(tenant, (ctx) =>
      askAccess(ctx, {
        platformOperatorId: newId('platformOperator'),
        name,
        level: 'look',
        reason: 'Somebody asked for help',
        minutes: 60,
      }),
    );
  const [askedGrantId, openGrantId] = [await ask('Ada'), await ask('Grace')];
  await grantAccess.call(asOwner(tenant), { grantId: openGrantId, level: 'look' });
  const browserHash = browserHashOf('browser');
  const handOverToken = await asInstallation(tenant, (ctx) =>
    handOver(ctx, { subjectId: operatorId, browserHash }),
  );
  return { askedGrantId, openGrantId, handOverToken };
}

async function asInstallation<T>(tenant: TenantRef, work: (ctx: Ctx) => Promise<T>): Promise<T> {
  const system = { type: 'system', id: 'test' } as const;
  return withTenant(tenant.id, (sql) => work(openContext(callerOf(tenant, system), sql, system).ctx));
}
