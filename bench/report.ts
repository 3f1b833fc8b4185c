import { measurable } from './cpu.ts';
import type { Medians } from './listings.ts';
import type { Cost } from './rounds.ts';

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

function rateRow(metric: string, { damson, floor }: Pair, least?: number): Row {
  const ratio = damson.perSecond / floor.perSecond;
  const rate = (c: Cost) => `${c.perSecond.toFixed(0)}/s`;
  const row = { metric, damson: rate(damson), floor: rate(floor), ratio: ratio.toFixed(2) };
  return least === undefined ? { ...row, target: '' } : { ...row, target: `≥ ${least}`, ok: ratio >= least };
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

/** Every figure with its target; for lists the floor is the short list. */
export function rowsOf(m: { orders: Pair; pages: Pair; few: Medians; many: Medians }): Row[] {
  return [
    cpuRow('order: CPU (app + database)', m.orders, 2),
    rateRow('order: rate, 16 clients', m.orders, 0.15),
    latencyRow('order: p50 / p99', m.orders),
    cpuRow('products: CPU (app + database)', m.pages, 1.2),
    rateRow('products: rate, 16 clients', m.pages),
    latencyRow('products: p50 / p99', m.pages),
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
