import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Caller } from '#core/context.ts';
import type { TenantRef } from '#lib/tenant.ts';
import { downloadFile, filePart, showRun } from '#modules/bulk/index.ts';
import { addOperator, PERMISSIONS } from '#modules/identity/index.ts';
import { seal } from '#modules/ledger/index.ts';
import { setTheme } from '#modules/tenants/index.ts';
import { asOwner, asPlatform, callerOf, lookingSql, makeTenant } from '#tests/factories.ts';
import { exportAudit } from './export.ts';
import { auditJobs } from './jobs.ts';
import { checkSealedFile, type FILE_HEAD } from './sealed-file.ts';

type Line = Record<(typeof FILE_HEAD)[number], string>;
const LOOK = { accent: '#0f766e', font: 'serif', shape: 'round' } as const;
let tenant: TenantRef;
let caller: Caller;
let lines: Line[];

beforeAll(async () => {
  tenant = await makeTenant();
  await lookingSql()`
    insert into roles (tenant_id, id, name, permissions) values (${tenant.id}, 'rol_x', 'Auditor', '{audit.read}')`;
  const who = { email: 'auditor@example.com', name: '=Auditor', role: 'Auditor' };
  const { operatorId } = await addOperator.call(asPlatform(tenant), who);
  caller = callerOf(tenant, { type: 'operator', id: operatorId, permissions: new Set(PERMISSIONS) });
  for (const accent of ['#0f766e', '#7a3b69', '#4f46e5'])
    await setTheme.call(asOwner(tenant), { ...LOOK, accent });
  await seal(asPlatform(tenant), {});
  await setTheme.call(asOwner(tenant), LOOK);
  lines = await fileOf({});
});

async function fileOf(filter: object): Promise<Line[]> {
  const { runId } = await exportAudit.call(caller, filter);
  await auditJobs['audit.export']?.(asPlatform(tenant), { runId });
  expect((await showRun.call(caller, { runId })).run).toMatchObject({ state: 'done', trouble: null });
  const { parts } = await downloadFile.call(caller, { runId });
  const contents: Buffer[] = [];
  for (let part = 0; part < parts; part += 1)
    contents.push((await filePart.call(caller, { runId, part })).content);
  return parse<Line>(Buffer.concat(contents), { columns: true, bom: true });
}

describe('the audit log as a file', () => {
  it('holds every entry, and is by itself proof that none was altered', () => {
    const verdict = checkSealedFile(lines);
    expect(verdict).toMatchObject({ rows: lines.length, partial: 0, wrong: null });
    expect(verdict.whole).toBeGreaterThan(0);
    expect(verdict.unsealed).toBeGreaterThan(0);
    expect(lines.filter((line) => line.Verb === 'tenants.setTheme')).toHaveLength(4);
  });

  it('shows an entry that was edited, removed, or edited together with its hash', () => {
    const at = lines.findIndex((line) => line.Verb === 'tenants.setTheme');
    const other = (change: Partial<Line>) =>
      lines.map((line, i) => (i === at ? { ...line, ...change } : line));
    expect(checkSealedFile(other({ Actor: 'opr_somebodyelse' })).wrong).toBe(lines[at]?.Entry);
    const content = lines[at]?.['Sealed content'].replace('#0f766e', '#ffffff') ?? '';
    expect(checkSealedFile(other({ 'Sealed content': content })).wrong).toBe(lines[at]?.Entry);
    expect(checkSealedFile(lines.toSpliced(at, 1))).toMatchObject({ partial: 1, wrong: null });
    const digest = '0'.repeat(64);
    expect(checkSealedFile(other({ 'SHA-256 of the content': digest })).wrong).toBe(lines[at]?.Entry);
  });

  it('is narrowed by the filter of the list, and runs no name as a formula', async () => {
    const some = await fileOf({ verb: 'tenants.setTheme' });
    expect(some).toHaveLength(4);
    expect(checkSealedFile(some)).toMatchObject({ wrong: null });
    const mine = await fileOf({ verb: 'audit' });
    expect(mine.map((line) => line.Name)).toEqual(mine.map(() => "'=Auditor"));
    expect(mine.length).toBeGreaterThan(0);
  });
});
