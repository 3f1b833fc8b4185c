import '#scripts/follow-parent.ts';
import { closePool } from '#db/client.ts';
import { sha256 } from '#lib/crypto.ts';
import { writeWhole } from '#scripts/files.ts';
import { inState } from '#scripts/root.ts';
import { oracle } from '#tests/oracle.ts';
import { startServer } from './child.ts';
import { measurable, peakMegabytes } from './cpu.ts';
import { openDatabase } from './database.ts';
import { drainOutbox } from './drain-outbox.ts';
import { growth, spread } from './growth.ts';
import { listMedians } from './listings.ts';
import { fillOrders } from './many-orders.ts';
import { openPgbench } from './pgbench.ts';
import { DENOMINATION, fillCatalogue, prepare } from './prepare.ts';
import { rowsOf, table } from './report.ts';
import { compare, ROUNDS, round } from './rounds.ts';

const ORDERS = { count: 2_000, warmUp: 6_000 };
const PAGES = { count: 3_000, warmUp: 3_000 };
const ON_TOP = 2_000;
const CODES = 2 * (ROUNDS * ORDERS.count + ORDERS.warmUp) + 2 * ON_TOP + 20_000;
const FEW = 10_000;
const MANY = 1_000_000;
const STEP = 250_000;

const started = Date.now();
const say = (text: string) => console.log(`${Math.round((Date.now() - started) / 1000)} s: ${text}`);
const database = await openDatabase();
const { owner, backendPid } = database;
say('Preparing a program, its codes and its catalogue …');
const { tenant, key, product } = await prepare(owner, { codes: CODES, listings: FEW });
process.env['BENCH_FLOOR'] = `${tenant.id} ${product.productId} ${sha256(key).toString('hex')}`;
const damson = await startServer('server/api-main.ts', 18_400);
const floor = await startServer('bench/floor.ts', damson.port + 1);
const pgbench = await openPgbench(database.url);
const servers = { damson, floor, owner, backendPid, pgbench };

say('Orders …');
const body = {
  product_id: product.productId,
  denomination: DENOMINATION,
  currency: 'EUR',
  recipient: { email: 'someone@example.com' },
};
const order = { method: 'POST' as const, path: '/v1/orders', body };
const orders = await compare(servers, { ...order, keys: [key], ...ORDERS });
say('Products …');
const pages = await compare(
  { ...servers, pgbench: null },
  { method: 'GET', path: '/v1/products', keys: [key], ...PAGES },
);
await floor.stop();
const drained = await drainOutbox(backendPid);

say('One program against many …');
const contender = { server: damson, backendPid };
const hot = await spread(owner, contender, { order, hotKey: key, productId: product.productId });
const grown = await growth(owner, contender, { order, productId: product.productId });

say(`${MANY} orders …`);
const filled = { tenantId: tenant.id, productId: product.productId };
for (let from = 1; from < MANY; from += STEP) await fillOrders(owner, filled, { from, to: from + STEP - 1 });
await owner`vacuum (analyze)`;
const onTop = await round(contender, { ...order, keys: [key], count: ON_TOP });
const memory = peakMegabytes(damson.pid);
await damson.stop();
say('The oracle …');
const findings = await oracle(database.url);

say(`Lists of ${FEW} and ${MANY} …`);
const few = await listMedians(tenant, FEW);
await fillCatalogue(owner, tenant.id, { from: FEW + 1, to: MANY });
const many = await listMedians(tenant, MANY);
await closePool();
await database.stop();

const million = { orders: MANY, onTop, findings };
const rows = rowsOf({ orders, pages, hot, grown, million, memory, few, many });
console.log(`\n${table(rows)}\n`);
for (const finding of findings) console.log('The oracle found:', finding);
console.log(
  `Outbox, apart: ${drained.events} events in ${drained.seconds.toFixed(1)} s, ${drained.msPerEvent} ms of CPU each.`,
);
if (!measurable) console.log('This machine has no /proc: CPU and memory are not measurable here.');
const seconds = Math.round((Date.now() - started) / 1000);
writeWhole(
  inState('bench.json'),
  JSON.stringify(
    { at: new Date(), seconds, rows, orders, pages, hot, grown, million, memory, drained, few, many },
    null,
    2,
  ),
);
console.log(`Took ${seconds} s; the figures are in .damson/bench.json.`);
process.exit(rows.every((row) => row.ok !== false) ? 0 : 1);
