import type postgres from 'postgres';
import { makeTenants } from './many-tenants.ts';
import { type Contender, type Cost, middle, ROUNDS, round, type Shot } from './rounds.ts';

type Owner = postgres.Sql<{ bigint: bigint }>;
type Order = Pick<Shot, 'method' | 'path' | 'body'>;
export type Versus = { one: Cost; many: Cost };

const SPREAD = { tenants: 100, count: 1_500 };
const GROWTH = { tenants: 1_000, count: 2_000 };

/** Lets two sets of keys take turns at the same load, so that a busy moment of the machine meets both; medians. */
async function takeTurns(
  contender: Contender,
  load: Omit<Shot, 'keys'>,
  keys: { one: string[]; many: string[] },
): Promise<Versus> {
  for (const some of [keys.one, keys.many])
    await round(contender, { ...load, keys: some, count: Math.max(load.count, 2 * some.length) });
  const costs = { one: [] as Cost[], many: [] as Cost[] };
  for (let turn = 0; turn < ROUNDS; turn += 1) {
    costs.one.push(await round(contender, { ...load, keys: keys.one }));
    costs.many.push(await round(contender, { ...load, keys: keys.many }));
  }
  return { one: middle(costs.one), many: middle(costs.many) };
}

/** Sixteen clients who all spend from one program's account, against as many who spend from a hundred. */
export async function spread(
  owner: Owner,
  contender: Contender,
  of: { order: Order; hotKey: string; productId: string },
): Promise<Versus> {
  const { tenants, count } = SPREAD;
  const codes = Math.ceil(((ROUNDS + 1) * count) / tenants) + 1;
  const many = await makeTenants(owner, { tenants, codes, productId: of.productId });
  return takeTurns(contender, { ...of.order, count }, { one: [of.hotKey], many });
}

/** The same codes and funds in one tenant and in a thousand, and a client who orders one after the other. */
export async function growth(
  owner: Owner,
  contender: Contender,
  of: { order: Order; productId: string },
): Promise<Versus> {
  const { tenants, count } = GROWTH;
  const codes = Math.ceil(((ROUNDS + 1) * count) / tenants) + 12;
  const { productId } = of;
  const one = await makeTenants(owner, { tenants: 1, codes: tenants * codes, productId });
  const many = await makeTenants(owner, { tenants, codes, productId });
  await owner`vacuum (analyze)`;
  return takeTurns(contender, { ...of.order, count, connections: 1 }, { one, many });
}
