import { randomUUID } from 'node:crypto';
import type { TenantRef } from '#lib/tenant.ts';
import { addOperator, createRole, createSegment } from '#modules/identity/index.ts';
import { applyImport, readImport, showImport } from '#modules/people/index.ts';
import { grantToSegment } from '#modules/points/index.ts';
import { asOwner } from '#tests/factories.ts';

/** A file of people that waits and one that was applied, a segment, and points on their way to it. */
export type PeopleWorld = {
  segmentId: string;
  spareRoleId: string;
  otherOperatorId: string;
  pointsRunId: string;
  importId: string;
  importFingerprint: string;
  appliedImportId: string;
};

export async function makePeople(tenant: TenantRef): Promise<PeopleWorld> {
  const waiting = await readPeople(tenant);
  const applied = await readPeople(tenant);
  await applyImport.call(asOwner(tenant), applied);
  const rule = { conditions: [{ field: 'country' as const, values: ['DE'] }] };
  const { segmentId } = await createSegment.call(asOwner(tenant), { name: 'Germany', rule });
  const grant = { segmentId, points: 1, reason: 'Thanks' };
  const { runId } = await grantToSegment.call(asOwner(tenant), grant);
  const role = { name: 'Spare', permissions: ['operators.manage' as const] };
  const { roleId: spareRoleId } = await createRole.call(asOwner(tenant), role);
  const other = { email: `other-${tenant.slug}@example.com`, name: 'Other', role: 'Operators' };
  const { operatorId: otherOperatorId } = await addOperator.call(asOwner(tenant), other);
  return {
    spareRoleId,
    otherOperatorId,
    segmentId,
    pointsRunId: runId,
    importId: waiting.importId,
    importFingerprint: waiting.fingerprint,
    appliedImportId: applied.importId,
  };
}

async function readPeople(tenant: TenantRef) {
  const text = `email,name,country\n${randomUUID().slice(0, 12)}@example.com,New,DE`;
  const file = { fileName: 'people.csv', content: new TextEncoder().encode(text) };
  const { importId } = await readImport.call(asOwner(tenant), file);
  const { fingerprint } = await showImport.call(asOwner(tenant), { importId });
  return { importId, fingerprint };
}
