import { notFound } from '#lib/errors.ts';
import type { Page } from '#lib/page.ts';
import { platformVerb } from './act.ts';
import {
  listTenantsInput,
  setLimitsInput,
  setTenantStatusInput,
  type TenantDetail,
  type TenantRow,
  tenantIdInput,
} from './schema.ts';
import { selectTenant, selectTenants, updateLimits, updateStatus } from './tenant-store.ts';

/** Every program of the installation, by name. */
export const listTenants = platformVerb({
  name: 'platform.listTenants',
  reads: true,
  input: listTenantsInput,
  run: (ctx, input): Promise<Page<TenantRow>> => selectTenants(ctx, input),
});

/** One program with its hosts, limits and what the installation did to it; nothing of what is in it. */
export const showTenant = platformVerb({
  name: 'platform.showTenant',
  reads: true,
  input: tenantIdInput,
  run: async (ctx, { tenantId }): Promise<TenantDetail> => (await selectTenant(ctx, tenantId)) ?? notFound(),
});

/** Suspends a program, which then answers nobody and does no jobs, or resumes it; within five seconds everywhere. */
export const setTenantStatus = platformVerb({
  name: 'platform.setTenantStatus',
  input: setTenantStatusInput,
  run: async (ctx, { tenantId, status, reason }): Promise<{ status: string }> => {
    if (!(await updateStatus(ctx, tenantId, status))) notFound();
    ctx.note({ objectId: tenantId, detail: { status, reason } });
    return { status };
  },
});

/** Says how much a program may have at most; null for as much as it likes. What is there already stays. */
export const setLimits = platformVerb({
  name: 'platform.setLimits',
  input: setLimitsInput,
  run: async (ctx, { tenantId, ...limits }): Promise<{ tenantId: string }> => {
    const before = (await updateLimits(ctx, tenantId, limits)) ?? notFound();
    ctx.note({ objectId: tenantId, detail: { before, after: limits } });
    return { tenantId };
  },
});
