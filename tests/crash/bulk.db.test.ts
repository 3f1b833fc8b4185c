import { expect, it } from 'vitest';
import type { Caller } from '#core/context.ts';
import { downloadFile, filePart, showRun } from '#modules/bulk/index.ts';
import { addOperator, PERMISSIONS } from '#modules/identity/index.ts';
import { exportOrders } from '#modules/orders/index.ts';
import { asPlatform, callerOf, lookingSql, makeTenant } from '#tests/factories.ts';
import { untilRun, worker } from './run-worker.ts';
import { TRIED } from './tried.ts';

const ROWS = 20_000;
/** A clerk of a tenant with many orders. */
async function archive(): Promise<Caller> {
  const tenant = await makeTenant();
  const owner = lookingSql();
  await owner`insert into roles (tenant_id, id, name, permissions) values (${tenant.id}, 'rol_x', 'Clerk', '{orders.read}')`;
  const clerk = { email: 'clerk@example.com', name: 'Clerk', role: 'Clerk' };
  const { operatorId } = await addOperator.call(asPlatform(tenant), clerk);
  await owner`
    insert into orders (tenant_id, id, status, channel, payer_account_id, recipient, points, search_text, created_at, changed_at)
    select ${tenant.id}, 'ord_' || lpad(n::text, 26, '0'), 'fulfilled', 'api', 'x', '{"email":"a@example.com"}', 1, '',
           timestamptz '2026-01-01' + n * interval '1 second', now() from generate_series(1, ${ROWS}) n`;
  await owner`
    insert into order_lines (tenant_id, id, order_id, product_id, product_name, denomination, currency, quantity,
                             first_unit, unit_points, rate_points, rate_minor_units)
    select tenant_id, replace(id, 'ord_', 'lin_'), id, 'prd_x', 'Card', 1000, 'EUR', 1, 1, 1, 1, 1 from orders
     where tenant_id = ${tenant.id}`;
  return callerOf(
    tenant,
    { type: 'operator', id: operatorId, permissions: new Set(PERMISSIONS) },
    new Date(),
  );
}

it.each(TRIED.bulk)(
  'at %s and at any moment: an export goes on by itself, and each row is there once',
  {
    timeout: 240_000,
  },
  async (name) => {
    const caller = await archive();
    const { runId } = await exportOrders.call(caller, { format: 'csv' });
    const first = await worker({ NODE_ENV: 'test', DAMSON_FAILPOINT: `${name}:3` });
    await first.ended;
    const { run: left } = await showRun.call(caller, { runId });
    expect(left, 'what was committed before the kill').toMatchObject({ state: 'running', done: 2_000 });

    const second = await worker();
    await untilRun(caller, runId, (done) => done >= 4_000);
    second.kill();
    await second.ended;
    expect((await showRun.call(caller, { runId })).run.state).toBe('running');

    await worker();
    const run = await untilRun(caller, runId, (_, state) => state === 'done');
    expect(run).toMatchObject({ done: ROWS, total: ROWS, failed: 0 });
    const { parts } = await downloadFile.call(caller, { runId });
    const contents: Buffer[] = [];
    for (let part = 0; part < parts; part += 1) {
      contents.push((await filePart.call(caller, { runId, part })).content);
    }
    const ids = String(Buffer.concat(contents))
      .trimEnd()
      .split('\r\n')
      .slice(1)
      .map((line) => line.split(',')[0]);
    expect(ids).toHaveLength(ROWS);
    expect(new Set(ids).size).toBe(ROWS);
    const owner = lookingSql();
    await owner`delete from order_lines where tenant_id = ${caller.tenant.id}`;
    await owner`delete from orders where tenant_id = ${caller.tenant.id}`;
  },
);
