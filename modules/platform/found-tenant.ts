import { openContext } from '#core/context.ts';
import { record } from '#core/record.ts';
import { asTenant } from '#db/platform.ts';
import { refuse } from '#lib/errors.ts';
import { exponent } from '#lib/money.ts';
import type { TenantRef } from '#lib/tenant.ts';
import { addOperator, createStartingRoles, inviteOperator } from '#modules/identity/index.ts';
import { fundProgram, setRate } from '#modules/points/index.ts';
import { type KeyRow, keepFirstKeys } from '#modules/tenants/index.ts';
import type { PlatformCtx } from './context.ts';
import type { Made, TenantSpec } from './schema.ts';
import { insertHost, insertTenant } from './store.ts';

type Founding = {
  id: string;
  keys: readonly KeyRow[];
  /** Quiet: nobody is written to. */
  spec: TenantSpec & { quiet?: true };
  sandboxOf: string | null;
};

/** Writes one program with all that it needs to be used, in the installation's transaction. */
export async function found(ctx: PlatformCtx, { id, keys, spec, sandboxOf }: Founding): Promise<Made> {
  const { slug, name, currency, locale, timeZone, host } = spec;
  const mode = sandboxOf ? 'sandbox' : 'live';
  const theme = { ...spec.theme, logo: null };
  const { sql } = ctx;
  if (!(await insertTenant(sql, { ...spec, id, mode, sandboxOf, theme }))) taken('slug', slug);
  const hosted = await asTenant(sql, id, () => insertHost(sql, host, id));
  if (!hosted) taken('host', host);
  const tenant: TenantRef = { id, slug, name, mode, currency, locale, timeZone };
  await asTenant(sql, id, async () => {
    await keepFirstKeys(sql, id, keys);
    await furnish(ctx, tenant, spec);
  });
  return { tenantId: id, slug, host };
}

function taken(field: 'slug' | 'host', value: string): never {
  const message = `is taken: another program uses ${value}`;
  refuse('conflict', { message: `${field}: ${message}`, fields: [{ field, message }] });
}

/** What a new program begins with, by the verbs that it would use itself; audited as one act of the installation. */
async function furnish(
  { sql, requestId, now, actor }: PlatformCtx,
  tenant: TenantRef,
  { owner, pointsPerUnit, openingPoints, quiet }: Founding['spec'],
): Promise<void> {
  const system = { type: 'system', id: actor.id } as const;
  const caller = { tenant, requestId, now, authenticate: async () => system };
  const { ctx, notes } = openContext(caller, sql, system);
  await createStartingRoles.run(ctx, {});
  const minorUnits = 10 ** exponent(tenant.currency);
  const rate = { currency: tenant.currency, points: pointsPerUnit, minorUnits, source: 'first rate' };
  await setRate.run(ctx, rate);
  if (openingPoints > 0) await fundProgram.run(ctx, { points: openingPoints, reason: 'Opening balance' });
  const { operatorId } = await addOperator.run(ctx, { ...owner, role: 'Owner' });
  if (!(owner.password || quiet)) await inviteOperator(ctx, operatorId);
  ctx.note({ objectId: tenant.id, detail: { by: actor.name } });
  await record(ctx, 'platform.createTenant', notes);
}
