import type postgres from 'postgres';
import { apply, type Server } from './child.ts';
import { cpuOf, cpuOfServer } from './cpu.ts';
import type { Load } from './load.ts';

export type Cost = {
  /** Milliseconds of CPU for one request: of the server process, and of PostgreSQL. */
  appMs: number;
  databaseMs: number;
  perSecond: number;
  p50: number;
  p99: number;
};

export const ROUNDS = 3;
export const CONNECTIONS = 16;

export type Contender = { server: Server; backendPid: number };
export type Shot = Omit<Load, 'port' | 'connections'> & { connections?: number };

/** One load on one server, and what it cost there. */
export async function round({ server, backendPid }: Contender, shot: Shot): Promise<Cost> {
  const [app, database] = [cpuOf(server.pid), cpuOfServer(backendPid)];
  const verdict = await apply({ connections: CONNECTIONS, ...shot, port: server.port });
  const each = (from: number, to: number) => ((to - from) * 1000) / shot.count;
  return {
    appMs: each(app, cpuOf(server.pid)),
    databaseMs: each(database, cpuOfServer(backendPid)),
    perSecond: shot.count / verdict.seconds,
    p50: verdict.p50,
    p99: verdict.p99,
  };
}

export const median = (values: number[]) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/** The median of each figure. */
export function middle(costs: Cost[]): Cost {
  const of = (name: keyof Cost) => median(costs.map((cost) => cost[name]));
  return {
    appMs: of('appMs'),
    databaseMs: of('databaseMs'),
    perSecond: of('perSecond'),
    p50: of('p50'),
    p99: of('p99'),
  };
}

type Servers = {
  damson: Server;
  floor: Server;
  owner: postgres.Sql<{ bigint: bigint }>;
  backendPid: number;
  /** Measures transactions per second; null where it cannot. */
  pgbench: (() => number) | null;
};
export type Compared = { damson: Cost; floor: Cost; pgbench: number | null };

/** Warms both up, then lets them take turns, so that a busy moment of the machine meets both; medians. */
export async function compare(servers: Servers, shot: Shot & { warmUp: number }): Promise<Compared> {
  const { warmUp, ...measured } = shot;
  const { backendPid, pgbench } = servers;
  const damson = { server: servers.damson, backendPid };
  const floor = { server: servers.floor, backendPid };
  for (const one of [damson, floor]) await round(one, { ...measured, count: warmUp / 2 });
  // As autovacuum does within a minute: plans that were made on empty tables are made anew.
  await servers.owner`vacuum (analyze)`;
  for (const one of [damson, floor]) await round(one, { ...measured, count: warmUp / 2 });
  const costs = { damson: [] as Cost[], floor: [] as Cost[], pgbench: [] as number[] };
  for (let turn = 0; turn < ROUNDS; turn += 1) {
    costs.damson.push(await round(damson, measured));
    costs.floor.push(await round(floor, measured));
    if (pgbench) costs.pgbench.push(pgbench());
  }
  return {
    damson: middle(costs.damson),
    floor: middle(costs.floor),
    pgbench: pgbench && median(costs.pgbench),
  };
}
