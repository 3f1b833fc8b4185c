import '#scripts/follow-parent.ts';
import { closePool } from '#db/client.ts';
import { sha256 } from '#lib/crypto.ts';
import { writeWhole } from '#scripts/files.ts';
import { inState } from '#scripts/root.ts';
import { startServer } from './child.ts';
import { measurable } from './cpu.ts';
import { openDatabase } from './database.ts';
import { drainOutbox } from './drain-outbox.ts';
import { listMedians } from './listings.ts';
import { DENOMINATION, fillCatalogue, prepare } from './prepare.ts';
import { rowsOf, table } from './report.ts';
import { compare, ROUNDS } from './rounds.ts';

const ORDERS = { count: 2_000, warmUp: 6_000 };
const PAGES = { count: 3_000, warmUp: 3_000 };
const CODES = 2 * (ROUNDS * ORDERS.count + ORDERS.warmUp);
const FEW = 10_000;
const MANY = 1_000_000;

const started = Date.now();
const database = await openDatabase();
const { owner, backendPid } = database;
console.log('Preparing a program, its codes and its catalogue …');
const { tenant, key, product } = await prepare(owner, { codes: CODES, listings: FEW });
process.env['BENCH_FLOOR'] = `${tenant.id} ${product.productId} ${sha256(key).toString('hex')}`;
const damson = await startServer('server/api-main.ts', 18_400);
const floor = await startServer('bench/floor.ts', damson.port + 1);
const servers = { damson, floor, owner, backendPid };

console.log('Orders …');
const order = {
  product_id: product.productId,
  denomination: DENOMINATION,
  currency: 'EUR',
  recipient: { email: 'someone@example.com' },
};
const orders = await compare(servers, { method: 'POST', path: '/v1/orders', key, body: order, ...ORDERS });
console.log('Products …');
const pages = await compare(servers, { method: 'GET', path: '/v1/products', key, ...PAGES });
await damson.stop();
await floor.stop();
const drained = await drainOutbox(backendPid);

console.log(`Lists of ${FEW} and ${MANY} …`);
const few = await listMedians(tenant, FEW);
await fillCatalogue(owner, tenant.id, { from: FEW + 1, to: MANY });
const many = await listMedians(tenant, MANY);
await closePool();
await database.stop();

const rows = rowsOf({ orders, pages, few, many });
console.log(`\n${table(rows)}\n`);
console.log(
  `Outbox, apart: ${drained.events} events in ${drained.seconds.toFixed(1)} s, ${drained.msPerEvent} ms of CPU each.`,
);
if (!measurable) console.log('This machine has no /proc: CPU is not measurable here.');
const seconds = Math.round((Date.now() - started) / 1000);
writeWhole(
  inState('bench.json'),
  JSON.stringify({ at: new Date(), seconds, rows, orders, pages, drained, few, many }, null, 2),
);
console.log(`Took ${seconds} s; the figures are in .damson/bench.json.`);
process.exit(rows.every((row) => row.ok !== false) ? 0 : 1);
