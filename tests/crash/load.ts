import { setTimeout as sleep } from 'node:timers/promises';
import type { TenantRef } from '#lib/tenant.ts';
import { makeKey, makeProduct, makeTenant } from '#tests/factories.ts';
import { atOnce } from '#tests/outcome.ts';
import { type ClientLog, sendOrder } from './client-log.ts';

const PRICE = 1000;
/** What the poor tenant can pay: some of its orders are acknowledged, all after them refused. */
export const POOR_ORDERS = 20;

type Shelf = { tenant: TenantRef; secret: string; product_id: string };
/** A tenant that can pay everything and one that soon cannot, both with codes for every order. */
export type Shop = { rich: Shelf; poor: Shelf };

async function makeShelf(funds: number, codes: number): Promise<Shelf> {
  const tenant = await makeTenant({ funds });
  const { productId } = await makeProduct(tenant, { values: [PRICE], codes });
  const { secret } = await makeKey(tenant);
  return { tenant, secret, product_id: productId };
}

export async function openShop(codes: number): Promise<Shop> {
  return {
    rich: await makeShelf(PRICE * codes, codes),
    poor: await makeShelf(PRICE * POOR_ORDERS, 2 * POOR_ORDERS),
  };
}

/** The request under one key; every eighth is for the poor tenant, each has a recipient of its own. */
export function orderOf(shop: Shop, key: string, n: number): { secret: string; body: object } {
  const { secret, product_id } = n % 8 === 7 ? shop.poor : shop.rich;
  const recipient = { email: `${key}@example.com` };
  return { secret, body: { product_id, denomination: PRICE, currency: 'EUR', recipient } };
}

type Load = { name: string; port: () => number; clients?: number; most: number };

/** Sends orders from many clients at once until told to stop or each has sent its most. */
export function startLoad(shop: Shop, log: ClientLog, { name, port, clients = 16, most }: Load) {
  let going = true;
  const done = atOnce(clients, async (client) => {
    for (let n = 0; going && n < most; n++) {
      const key = `${name}-${client}-${n}`;
      const heard = await sendOrder(log, port(), {
        key,
        ...orderOf(shop, key, client + n),
        outcome: 'unknown',
      });
      // A dead server refuses connections faster than anybody would ask.
      if (heard.outcome === 'unknown') await sleep(50);
    }
  });
  const stop = async () => {
    going = false;
    await done;
  };
  return { done, stop };
}

/** A small generator with a seed, so that a failing run can be had again. */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
