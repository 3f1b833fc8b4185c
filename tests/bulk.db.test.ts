import { describe, expect, it } from 'vitest';
import type { Caller } from '#core/context.ts';
import type { JobPayload } from '#core/jobs.ts';
import { refuse } from '#lib/errors.ts';
import type { TenantRef } from '#lib/tenant.ts';
import {
  cancelRun,
  chunkJob,
  downloadFile,
  filePart,
  listRuns,
  readPart,
  resumeRun,
  showRun,
  startRun,
  takeChunk,
  tidyRuns,
} from '#modules/bulk/index.ts';
import { addOperator } from '#modules/identity/index.ts';
import { asPlatform, callerOf, lookingSql, makeTenant, NOW } from '#tests/factories.ts';
import { codeOf, outcomeOf } from '#tests/outcome.ts';
import { inVerb } from '#tests/proof-verb.ts';

const KIND = 'proof.count';
const ROLE = { name: 'Proof', permissions: ['orders.read', 'proof.step'] };

/** An operator of a role, as the database knows it. */
async function makeOperator(tenant: TenantRef, name = 'kim') {
  const owner = lookingSql();
  await owner`insert into roles (tenant_id, id, name, permissions)
              values (${tenant.id}, 'rol_proof', ${ROLE.name}, ${ROLE.permissions}) on conflict do nothing`;
  const { operatorId } = await addOperator.call(asPlatform(tenant), {
    email: `${name}@example.com`,
    name,
    role: ROLE.name,
  });
  const as = (permissions: string[], now = NOW) =>
    callerOf(
      tenant,
      { type: 'operator', id: operatorId, permissions: new Set(['proof.step', ...permissions]) },
      now,
    );
  return { operatorId, as };
}

const start = (caller: Caller, over: object = {}) =>
  inVerb(caller, (ctx) =>
    startRun(ctx, { kind: KIND, permission: 'orders.read', input: { rows: 25 }, total: 25, ...over }),
  );

/** Counts ten rows in each chunk; every seventh is refused. */
const count = (caller: Caller, runId: string, fail: (at: number) => void = () => {}) =>
  inVerb(caller, (ctx) =>
    takeChunk(ctx, { runId, kind: KIND }, async (run) => {
      const { at } = (run.cursor ?? { at: 0 }) as { at: number };
      fail(at);
      const rows = Array.from({ length: Math.min(10, 25 - at) }, (_, i) => at + i + 1);
      const results = rows.map((row) => ({
        row,
        ok: row % 7 > 0,
        label: `r${row}`,
        message: row % 7 ? '' : 'No.',
      }));
      const next = at + rows.length;
      return {
        cursor: next < 25 ? { at: next } : null,
        done: rows.length,
        refused: results.filter((r) => !r.ok).length,
        results,
        bytes: Buffer.from(rows.join(',')),
      };
    }),
  );
const jobOf = (fail?: (at: number) => void) =>
  chunkJob({ call: (caller, { runId }) => count(caller, runId, fail) });
const jobsWaiting = async (runId: string) =>
  (
    await lookingSql()<{ payload: JobPayload }[]>`
      select payload from graphile_worker._private_jobs where key = ${`bulk:${runId}`}`
  ).map((j) => j.payload.data);

describe('a run', () => {
  it('goes on chunk by chunk to its end, with a result for each row, a file, and one job at a time', async () => {
    const tenant = await makeTenant();
    const { as } = await makeOperator(tenant);
    const runId = await start(as([]), { makes: { name: 'n.csv', type: 'text/csv' } });
    const seen: number[] = [];
    for (let i = 0; i < 3; i += 1) {
      expect(await jobsWaiting(runId)).toEqual([{ runId }]);
      await jobOf()(asPlatform(tenant), { runId });
      seen.push((await showRun.call(as([]), { runId })).run.done);
    }
    expect(seen).toEqual([10, 20, 25]);
    const { run, results } = await showRun.call(as([]), { runId, refused: true });
    expect(run).toMatchObject({ state: 'done', total: 25, done: 25, failed: 3, mine: true, trouble: null });
    expect(results.items.map((r) => r.row)).toEqual([7, 14, 21]);
    expect(await downloadFile.call(as([]), { runId })).toMatchObject({ name: 'n.csv', parts: 3 });
    const { content } = await filePart.call(as([]), { runId, part: 2 });
    expect(String(content)).toBe('21,22,23,24,25');
    await jobOf()(asPlatform(tenant), { runId });
    expect((await showRun.call(as([]), { runId })).run.done, 'a job that runs again adds none').toBe(25);
  });

  it('reads the file it was given, part by part', async () => {
    const tenant = await makeTenant();
    const { as } = await makeOperator(tenant);
    const whole = Buffer.alloc(2_300_000, 'x');
    const runId = await start(as([]), { reads: whole });
    const parts = await inVerb(as([]), async (ctx) => {
      const found: Buffer[] = [];
      for (let part = 0; ; part += 1) {
        const content = await readPart(ctx, { runId, part });
        if (!content) return found;
        found.push(content);
      }
    });
    expect(parts.map((p) => p.length)).toEqual([1_000_000, 1_000_000, 300_000]);
    expect(Buffer.concat(parts).equals(whole)).toBe(true);
  });

  it('ends with the sentence of a refusal; an accident is tried again, then resumed by a person', async () => {
    const tenant = await makeTenant();
    const { as } = await makeOperator(tenant);
    const refused = await start(as([]));
    await jobOf(() => refuse('conflict', 'The list is gone.'))(asPlatform(tenant), { runId: refused });
    expect((await showRun.call(as([]), { runId: refused })).run).toMatchObject({
      state: 'failed',
      trouble: 'The list is gone.',
    });

    const runId = await start(as([]));
    await jobOf()(asPlatform(tenant), { runId });
    const accident = jobOf((at) => {
      if (at === 10) throw new Error('the network was torn');
    });
    for (let i = 0; i < 3; i += 1)
      await expect(accident(asPlatform(tenant), { runId })).rejects.toThrow('torn');
    await accident(asPlatform(tenant), { runId });
    const { run } = await showRun.call(as([]), { runId });
    expect(run).toMatchObject({ state: 'failed', done: 10 });
    expect(run.trouble).toMatch(/resume/);
    expect(run.trouble).not.toMatch(/torn/);
    await resumeRun.call(as([]), { runId });
    for (let i = 0; i < 2; i += 1) await jobOf()(asPlatform(tenant), { runId });
    expect((await showRun.call(as([]), { runId })).run).toMatchObject({ state: 'done', done: 25, failed: 3 });
  });

  it('stops when it is cancelled, and when its starter loses the right', async () => {
    const tenant = await makeTenant();
    const { operatorId, as } = await makeOperator(tenant);
    const cancelled = await start(as([]));
    await jobOf()(asPlatform(tenant), { runId: cancelled });
    await cancelRun.call(as([]), { runId: cancelled });
    await jobOf()(asPlatform(tenant), { runId: cancelled });
    expect((await showRun.call(as([]), { runId: cancelled })).run).toMatchObject({
      state: 'cancelled',
      done: 10,
    });
    expect(await codeOf(resumeRun.call(as([]), { runId: cancelled }))).toBe('conflict');

    const runId = await start(as([]));
    await jobOf()(asPlatform(tenant), { runId });
    await lookingSql()`delete from operator_roles where tenant_id = ${tenant.id} and operator_id = ${operatorId}`;
    await jobOf()(asPlatform(tenant), { runId });
    const { run } = await showRun.call(as([]), { runId });
    expect(run).toMatchObject({ state: 'failed', done: 10 });
    expect(run.trouble).toMatch(/may no longer/);
  });
});

describe('whoever looks', () => {
  it('sees their own runs and those of a permission they hold; others are not there', async () => {
    const tenant = await makeTenant();
    const [kim, lou] = [await makeOperator(tenant), await makeOperator(tenant, 'lou')];
    const runId = await start(kim.as([]));
    const missing = await outcomeOf(showRun.call(lou.as([]), { runId: 'blk_01jz0000000000000000000000' }));
    expect(missing).toMatchObject({ ok: false, code: 'not_found' });
    for (const verb of [showRun, cancelRun, resumeRun, downloadFile]) {
      expect(await outcomeOf(verb.call(lou.as([]), { runId })), verb.name).toEqual(missing);
    }
    expect((await listRuns.call(lou.as([]), {})).items).toEqual([]);
    const seen = await listRuns.call(lou.as(['orders.read']), {});
    expect(seen.items).toMatchObject([{ runId, mine: false, startedBy: 'kim' }]);
    expect((await listRuns.call(lou.as(['orders.read']), { mine: true })).items).toEqual([]);
    expect(await codeOf(cancelRun.call(lou.as(['orders.read']), { runId }))).toBe('ok');
  });

  it('finds no file after seven days, when it is gone from the database too', async () => {
    const tenant = await makeTenant();
    const { as } = await makeOperator(tenant);
    const runId = await start(as([]), { makes: { name: 'n.csv', type: 'text/csv' } });
    for (let i = 0; i < 3; i += 1) await jobOf()(asPlatform(tenant), { runId });
    const later = new Date(NOW.getTime() + 8 * 86_400_000);
    const parts = async () =>
      (await lookingSql()`select 1 from bulk_files where tenant_id = ${tenant.id}`).length;
    await tidyRuns.call(asPlatform(tenant), {});
    expect(await parts()).toBe(3);
    expect(await codeOf(downloadFile.call(as([], later), { runId }))).toBe('conflict');
    await tidyRuns.call({ ...asPlatform(tenant), now: later }, {});
    expect(await parts()).toBe(0);
  });

  it('has at most twenty under way', async () => {
    const tenant = await makeTenant();
    const { as } = await makeOperator(tenant);
    for (let i = 0; i < 20; i += 1) await start(as([]));
    expect(await codeOf(start(as([])))).toBe('conflict');
  });
});
