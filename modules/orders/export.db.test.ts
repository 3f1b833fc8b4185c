import { inflateRawSync } from 'node:zlib';
import { expect, it } from 'vitest';
import type { Caller } from '#core/context.ts';
import { downloadFile, filePart, showRun } from '#modules/bulk/index.ts';
import { addOperator, PERMISSIONS } from '#modules/identity/index.ts';
import {
  asKey,
  asPlatform,
  callerOf,
  lookingSql,
  makeProduct,
  makeTenant,
  orderInput,
} from '#tests/factories.ts';
import { exportOrders } from './export.ts';
import { orderJobs } from './jobs.ts';
import { place } from './place.ts';

/** Somebody who may, as the database knows it: a chunk asks again. */
async function staffOf(tenant: Awaited<ReturnType<typeof makeTenant>>): Promise<Caller> {
  await lookingSql()`
    insert into roles (tenant_id, id, name, permissions) values (${tenant.id}, 'rol_x', 'Clerk', '{orders.read}')`;
  const { operatorId } = await addOperator.call(asPlatform(tenant), {
    email: 'clerk@example.com',
    name: 'Clerk',
    role: 'Clerk',
  });
  return callerOf(tenant, { type: 'operator', id: operatorId, permissions: new Set(PERMISSIONS) });
}

async function fileOf(caller: Caller, input: object): Promise<{ name: string; file: Buffer }> {
  const { runId } = await exportOrders.call(caller, input);
  const platform = asPlatform(caller.tenant);
  for (;;) {
    await orderJobs['orders.export']?.(platform, { runId });
    const { run } = await showRun.call(caller, { runId });
    if (run.state === 'done') break;
    if (run.state !== 'running') throw new Error(`${run.state}: ${run.trouble}`);
  }
  const { name, parts } = await downloadFile.call(caller, { runId });
  const contents: Buffer[] = [];
  for (let part = 0; part < parts; part += 1) {
    contents.push((await filePart.call(caller, { runId, part })).content);
  }
  return { name, file: Buffer.concat(contents) };
}

async function shop() {
  const tenant = await makeTenant();
  const product = await makeProduct(tenant, { name: '=cmd|calc', codes: 3 });
  for (const [at, name] of ['Ana', '=HYPERLINK("x")', 'Jo, the "great"'].entries()) {
    const recipient = { email: `reader${at}@example.com`, name };
    await place.call(asKey(tenant), orderInput(product, { recipient }));
  }
  return { tenant, caller: await staffOf(tenant) };
}

it('writes the orders that a filter lets through, with no cell that runs as a formula', async () => {
  const { caller } = await shop();
  const { name, file } = await fileOf(caller, { format: 'csv' });
  expect(name).toMatch(/^orders-\d{4}-\d\d-\d\d\.csv$/);
  const lines = String(file).trimEnd().split('\r\n');
  expect(lines).toHaveLength(4);
  expect(lines[0]).toMatch(/^\uFEFFOrder,/);
  expect(String(file)).toContain(`"'=HYPERLINK(""x"")"`);
  expect(String(file)).toContain(`"Jo, the ""great"""`);
  expect(String(file)).not.toMatch(/(^|,)"?=/m);
  const some = await fileOf(caller, { format: 'csv', q: 'ana' });
  expect(String(some.file).trimEnd().split('\r\n')).toHaveLength(2);
});

it('writes the same as a workbook', async () => {
  const { caller } = await shop();
  const { file } = await fileOf(caller, { format: 'xlsx' });
  const text = String(inflateRawSync(file.subarray(30 + file.readUInt16LE(26))));
  expect(text.match(/<row>/g)).toHaveLength(4);
  expect(text).toContain('>=HYPERLINK("x")<');
  expect(text).not.toContain('<f>');
});

it('holds more rows than one chunk, each once', async () => {
  const { tenant, caller } = await shop();
  await lookingSql()`
    insert into orders (tenant_id, id, status, channel, payer_account_id, recipient, points, search_text, created_at, changed_at)
    select ${tenant.id}, 'ord_' || lpad(n::text, 26, '0'), 'fulfilled', 'api', 'x', '{"email":"a@example.com"}', 1, '',
           timestamptz '2026-01-01' + (n / 7) * interval '1 second', now() from generate_series(1, 2500) n`;
  await lookingSql()`
    insert into order_lines (tenant_id, id, order_id, product_id, product_name, denomination, currency, quantity,
                             first_unit, unit_points, rate_points, rate_minor_units)
    select tenant_id, replace(id, 'ord_', 'lin_'), id, 'prd_x', 'Card', 1000, 'EUR', 1, 1, 1, 1, 1 from orders
     where tenant_id = ${tenant.id} and payer_account_id = 'x'`;
  const { file } = await fileOf(caller, { format: 'csv' });
  const ids = String(file)
    .trimEnd()
    .split('\r\n')
    .slice(1)
    .map((line) => line.split(',')[0]);
  expect(ids).toHaveLength(2503);
  expect(new Set(ids).size).toBe(2503);
  await lookingSql()`delete from order_lines where tenant_id = ${tenant.id} and product_id = 'prd_x'`;
  await lookingSql()`delete from orders where tenant_id = ${tenant.id} and payer_account_id = 'x'`;
});
