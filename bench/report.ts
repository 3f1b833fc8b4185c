import { measurable } from './cpu.ts';
import type { Versus } from './growth.ts';
import type { Medians } from './listings.ts';
import type { Compared, Cost } from './rounds.ts';

export type Row = {
  metric: string;
  damson: string;
  floor: string;
  ratio: string;
  target: string;
  /** Left out where there is no target, or where it cannot be measured. */
  ok?: boolean;
};
type Pair = { damson: Cost; floor: Cost };

const cpuMs = (cost: Cost) => cost.appMs + cost.databaseMs;

function cpuRow(metric: string, { damson, floor }: Pair, mostMs: number): Row {
  const target = `≤ ${mostMs.toFixed(1)} ms`;
  if (!measurable) return { metric, damson: 'not measurable', floor: '', ratio: '', target };
  const parts = (c: Cost) => `${cpuMs(c).toFixed(2)} ms (${c.appMs.toFixed(2)} + ${c.databaseMs.toFixed(2)})`;
  const ratio = (cpuMs(damson) / cpuMs(floor)).toFixed(2);
  return { metric, damson: parts(damson), floor: parts(floor), ratio, target, ok: cpuMs(damson) <= mostMs };
}

function rateRow(metric: string, damson: number, floor: number | null, least?: number): Row {
  const rate = (perSecond: number) => `${perSecond.toFixed(0)}/s`;
  const target = least === undefined ? '' : `≥ ${least}`;
  if (floor === null) return { metric, damson: rate(damson), floor: 'not measured', ratio: '', target };
  const ratio = damson / floor;
  const row = { metric, damson: rate(damson), floor: rate(floor), ratio: ratio.toFixed(2), target };
  return least === undefined ? row : { ...row, ok: ratio >= least };
}

function tailRow(metric: string, { p50, p99 }: Cost, most: number): Row {
  const ms = (n: number) => `${n.toFixed(1)} ms`;
  const ratio = p99 / p50;
  return {
    metric,
    damson: ms(p99),
    floor: ms(p50),
    ratio: ratio.toFixed(2),
    target: `≤ ${most}`,
    ok: ratio <= most,
  };
}

function growthRow(metric: string, { one, many }: Versus, most: number): Row {
  const target = `≤ ${most}`;
  if (!measurable) return { metric, damson: 'not measurable', floor: '', ratio: '', target };
  const ms = (c: Cost) => `${cpuMs(c).toFixed(2)} ms`;
  const ratio = cpuMs(many) / cpuMs(one);
  return { metric, damson: ms(many), floor: ms(one), ratio: ratio.toFixed(2), target, ok: ratio <= most };
}

function memoryRow(metric: string, megabytes: number | null, most: number): Row {
  const target = `≤ ${most} MB`;
  if (megabytes === null) return { metric, damson: 'not measurable', floor: '', ratio: '', target };
  return {
    metric,
    damson: `${megabytes.toFixed(0)} MB`,
    floor: '',
    ratio: '',
    target,
    ok: megabytes <= most,
  };
}

type Million = { orders: number; onTop: Cost; findings: readonly unknown[] };

function oracleRow({ orders, findings }: Million): Row {
  const metric = `oracle over ${orders.toLocaleString('en')} orders`;
  const found = `${findings.length} findings`;
  return { metric, damson: found, floor: '', ratio: '', target: 'none', ok: findings.length === 0 };
}

function latencyRow(metric: string, { damson, floor }: Pair): Row {
  const both = (c: Cost) => `${c.p50.toFixed(1)} / ${c.p99.toFixed(1)} ms`;
  return {
    metric,
    damson: both(damson),
    floor: both(floor),
    ratio: (damson.p50 / floor.p50).toFixed(2),
    target: '',
  };
}

function listRow(name: string, few: number, many: number): Row {
  const ms = (n: number) => `${n.toFixed(2)} ms`;
  const ratio = many / few;
  const metric = `list, ${name}: 1,000,000 against 10,000`;
  return { metric, damson: ms(many), floor: ms(few), ratio: ratio.toFixed(2), target: '≤ 2', ok: ratio <= 2 };
}

type Measured = {
  orders: Compared;
  pages: Compared;
  hot: Versus;
  grown: Versus;
  million: Million;
  memory: number | null;
  few: Medians;
  many: Medians;
};

/** Every figure with its target; what a figure is compared with stands in the column of the floor. */
export function rowsOf(m: Measured): Row[] {
  const { orders, pages, hot, million } = m;
  return [
    cpuRow('order: CPU (app + database)', orders, 1.2),
    rateRow('order: rate, 16 clients, against the floor', orders.damson.perSecond, orders.floor.perSecond),
    rateRow('order: rate, 16 clients, against pgbench TPC-B', orders.damson.perSecond, orders.pgbench, 0.25),
    latencyRow('order: p50 / p99', orders),
    tailRow('order: p99 against p50, 16 clients', orders.damson, 4),
    rateRow('order: one program against 100', hot.one.perSecond, hot.many.perSecond, 0.8),
    growthRow('order: CPU with one client, 1,000 tenants against 1', m.grown, 1.2),
    rateRow(
      'order: rate on top of 1,000,000, against the first',
      million.onTop.perSecond,
      orders.damson.perSecond,
    ),
    oracleRow(million),
    memoryRow('memory of the API under load, at most', m.memory, 400),
    cpuRow('products: CPU (app + database)', pages, 1.2),
    rateRow('products: rate, 16 clients', pages.damson.perSecond, pages.floor.perSecond),
    latencyRow('products: p50 / p99', pages),
    ...Object.entries(m.few).map(([name, few]) =>
      listRow(name, few, m.many[name] ?? Number.POSITIVE_INFINITY),
    ),
  ];
}

/** The rows as lines of text in columns. */
export function table(rows: Row[]): string {
  const head = ['metric', 'Damson', 'floor', 'ratio', 'target', 'ok?'];
  const verdict = (ok: boolean | undefined) => (ok === undefined ? '' : ok ? 'yes' : 'NO');
  const lines = [head, ...rows.map((r) => [r.metric, r.damson, r.floor, r.ratio, r.target, verdict(r.ok)])];
  const widths = head.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  return lines
    .map((line) =>
      line
        .map((cell, i) => cell.padEnd(widths[i] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
