import { z } from 'zod';
import { type Ctx, openContext } from '#core/context.ts';
import { record } from '#core/record.ts';
import { asTenant } from '#db/platform.ts';
import { notFound, refuse } from '#lib/errors.ts';
import { idSchema } from '#lib/id.ts';
import type { TenantRef } from '#lib/tenant.ts';
import { accessOf, askAccess, closeAccess, handOver } from '#modules/identity/index.ts';
import { askAccessFields } from '#modules/identity/schema.ts';
import { originOf } from '#modules/tenants/index.ts';
import { platformVerb } from './act.ts';
import type { PlatformCtx } from './context.ts';
import { type OwnAccess, tenantIdInput } from './schema.ts';
import { selectAskedOf, selectRef } from './store.ts';

const grantInput = tenantIdInput.extend({ grantId: idSchema('accessGrant') });

/** Asks a program's people for access, for some time and with a reason that they read. Nothing opens before they say yes. */
export const requestAccess = platformVerb({
  name: 'platform.requestAccess',
  input: tenantIdInput.extend(askAccessFields),
  run: async (ctx, { tenantId, ...asked }): Promise<{ grantId: string }> => {
    const { id: platformOperatorId, name, email } = ctx.actor;
    if (email === null) refuse('forbidden', 'Only a person can be let into a program.');
    const grantId = await inTenant(ctx, tenantId, 'platform.requestAccess', (theirs) =>
      askAccess(theirs, { ...asked, platformOperatorId, name }),
    );
    ctx.note({ objectId: tenantId, detail: { ...asked, grantId } });
    return { grantId };
  },
});

/** The address that leads this browser into the program's console, once and within a minute; without a grant there is none. */
export const enterTenant = platformVerb({
  name: 'platform.enterTenant',
  input: grantInput.extend({ browserHash: z.string().regex(/^[\w-]{43}$/) }),
  run: async (ctx, { tenantId, grantId, browserHash }): Promise<{ url: string }> => {
    const token = await inTenant(ctx, tenantId, 'platform.enterTenant', async (theirs) => {
      const mine = await accessOf(theirs, ctx.actor.id);
      if (mine?.grantId !== grantId || mine.state !== 'open') notFound();
      theirs.note({ objectId: grantId });
      return handOver(theirs, { subjectId: grantId, browserHash });
    });
    ctx.note({ objectId: tenantId, detail: { grantId } });
    return { url: `${await originOf(tenantId, ctx.sql)}/admin/enter?token=${token}` };
  },
});

/** Ends one's own access before its time, or takes the request back. */
export const leaveTenant = platformVerb({
  name: 'platform.leaveTenant',
  input: grantInput,
  run: async (ctx, { tenantId, grantId }): Promise<{ grantId: string }> => {
    await inTenant(ctx, tenantId, 'platform.leaveTenant', async (theirs) => {
      if ((await accessOf(theirs, ctx.actor.id))?.grantId !== grantId) notFound();
      await closeAccess(theirs, grantId);
    });
    ctx.note({ objectId: tenantId, detail: { grantId } });
    return { grantId };
  },
});

/** What whoever asks last asked of a program's people, and what became of it; null where they never did. */
export const showMyAccess = platformVerb({
  name: 'platform.showMyAccess',
  reads: true,
  input: tenantIdInput,
  run: async (ctx, { tenantId }): Promise<{ access: OwnAccess | null }> => {
    const tenant = (await selectRef(ctx, tenantId)) ?? notFound();
    const theirs = contextOf(ctx, tenant).ctx;
    return { access: await asTenant(ctx.sql, tenantId, () => accessOf(theirs, ctx.actor.id)) };
  },
});

/** Ends every access that somebody has or asked for; they work for the installation no more. */
export async function endAllAccess(ctx: PlatformCtx, platformOperatorId: string): Promise<void> {
  for (const tenantId of await selectAskedOf(ctx, platformOperatorId)) {
    await inTenant(ctx, tenantId, 'platform.setOperatorStatus', async (theirs) => {
      const last = await accessOf(theirs, platformOperatorId);
      if (last?.state === 'open' || last?.state === 'asked') await closeAccess(theirs, last.grantId);
    });
  }
}

/** Writes what is a tenant's as that tenant, with an audit row there in the name of whoever does it here. */
async function inTenant<T>(
  ours: PlatformCtx,
  tenantId: string,
  verb: string,
  work: (ctx: Ctx) => Promise<T>,
): Promise<T> {
  const tenant = (await selectRef(ours, tenantId)) ?? notFound();
  return asTenant(ours.sql, tenantId, async () => {
    const { ctx, notes } = contextOf(ours, tenant);
    ctx.note({ detail: { by: ours.actor.name } });
    const result = await work(ctx);
    await record(ctx, verb, notes);
    return result;
  });
}

function contextOf({ sql, requestId, now, actor }: PlatformCtx, tenant: TenantRef) {
  const system = { type: 'system', id: actor.id } as const;
  return openContext({ tenant, requestId, now, authenticate: async () => system }, sql, system);
}
