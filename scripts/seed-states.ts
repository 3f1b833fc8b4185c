import type postgres from 'postgres';
import type { Caller } from '#core/context.ts';
import { present } from '#lib/assert.ts';
import { clock } from '#lib/clock.ts';
import { newId } from '#lib/id.ts';
import { addToCart } from '#modules/cart/index.ts';
import { asSystem } from '#modules/identity/index.ts';
import { holdOrder, place, quote, redeem } from '#modules/orders/index.ts';
import { grantPoints } from '#modules/points/index.ts';
import type { TenantView } from '#modules/tenants/index.ts';
import { markVoucherUsed } from '#modules/vouchers/index.ts';
import { stateRewards } from './seed-state-rewards.ts';

/** Paths to look at by the name of what is seen there. */
export type States = Record<string, string>;
export type Stage = { owner: postgres.Sql; tenant: TenantView; email: string };
type Ware = { listingId: string; productId: string; currency: string; country: string; value: bigint };

/** Enough for all that is bought here. */
const POINTS = 60_000;
/** What the simulated supplier does with a value that ends so (docs/suppliers.md). */
const REFUSED = 1098n;
const NEVER = 1099n;
const DAY_MS = 86_400_000;

/** Brings a member's storefront into the states that nobody reaches by walking about: orders, vouchers, rewards. */
export async function seedStates(stage: Stage): Promise<States> {
  const { owner, tenant, email } = stage;
  const caller: Caller = {
    tenant,
    requestId: newId('request'),
    now: clock.now(),
    authenticate: asSystem('seed'),
  };
  const [member] = await owner<{ id: string; country: string }[]>`
    select id, country from members where tenant_id = ${tenant.id} and email = ${email}`;
  const { id, country } = present(member, `member ${email}`);
  const as: Caller = { ...caller, authenticate: async () => ({ type: 'member', id }) };
  await grantPoints.call(caller, { memberIds: [id], points: POINTS, reason: 'Thank you for 2026 🎉' });
  const wares = await waresOf(stage, country);
  return {
    ...(await vouchers(as, wares)),
    ...(await orders({ caller, as, wares })),
    ...(await stateRewards(caller, { email, country })),
    ...(await products(caller, wares)),
  };
}

/** One listing of each kind that looks different: by the format of its code, its currency, its values and its name. */
async function waresOf({ owner, tenant }: Stage, country: string): Promise<Map<string, Ware>> {
  const one = async (name: string, where: postgres.Fragment, order = owner`p.name`) => {
    const [found] = await owner<Ware[]>`
      select l.id as "listingId", p.id as "productId", p.currency, p.country,
        case p.denomination_type when 'fixed' then p.denominations[1] else p.min_value end as value
      from listings l join products p on p.id = l.product_id
      where l.tenant_id = ${tenant.id} and l.visible and ${where} order by ${order} limit 1`;
    return [name, found] as const;
  };
  const sold = owner`p.source = 'seed' and p.denomination_type = 'fixed'`;
  const here = owner`${sold} and p.country = ${country}`;
  const found = await Promise.all([
    one('ean13', owner`${here} and p.code_format = 'ean13'`),
    one('qr', owner`${here} and p.code_format = 'qr'`),
    one('code128', owner`${here} and p.code_format = 'code128'`),
    one('own', owner`p.name = 'Canteen voucher'`),
    one('range', owner`p.source = 'seed' and p.denomination_type = 'range' and p.country = ${country}`),
    one('yen', owner`p.currency = 'JPY'`),
    one('dinar', owner`p.currency = 'KWD'`),
    one('long', owner`${sold}`, owner`length(p.name) desc`),
    one('few', owner`${sold} and p.country <> ${country}`, owner`cardinality(p.denominations), p.name`),
    one('simulated', owner`p.source = 'simulated'`),
  ]);
  return new Map(found.flatMap(([name, ware]) => (ware ? [[name, ware] as const] : [])));
}

async function buy(as: Caller, ware: Ware, { value = ware.value, ...choices }: Choices = {}) {
  const lines = [{ listingId: ware.listingId, denomination: Number(value) }];
  const { quoteId } = await quote.call(as, { lines });
  return redeem.call(as, { quoteId, ...choices });
}
type Choices = { value?: bigint; walletPoints?: number; gift?: object; deliverOn?: string };

async function vouchers(as: Caller, wares: Map<string, Ware>): Promise<States> {
  const states: States = {};
  for (const name of ['ean13', 'qr', 'code128', 'own']) {
    const ware = wares.get(name);
    const [voucherId] = ware ? (await buy(as, ware)).voucherIds : [];
    if (voucherId) states[`voucher-${name}`] = `/vouchers/${voucherId}`;
  }
  const [used] = wares.has('ean13') ? (await buy(as, present(wares.get('ean13'), 'ware'))).voucherIds : [];
  if (!used) return states;
  await markVoucherUsed.call(as, { voucherId: used, used: true });
  return { ...states, 'voucher-used': `/vouchers/${used}` };
}

async function orders({ caller, as, wares }: { caller: Caller; as: Caller; wares: Map<string, Ware> }) {
  const path = ({ orderId }: { orderId: string }) => `/orders/${orderId}`;
  const own = present(wares.get('own'), 'own brand');
  const deliverOn = new Date(caller.now.getTime() + 20 * DAY_MS).toISOString().slice(0, 10);
  const to = { email: 'guest@example.com', name: 'ماريا del Carmen 🌻' };
  const gift = { to, message: 'Danke für alles! شكراً جزيلاً 🎉' };
  const states: States = {
    'order-done': path(await buy(as, own)),
    'order-planned': path(await buy(as, own, { gift, deliverOn })),
  };
  const held = await buy(as, own, { gift, deliverOn });
  await holdOrder.call(caller, { orderId: held.orderId, reason: 'To be looked at' });
  states['order-held'] = path(held);
  await addToCart.call(as, { listingId: own.listingId, denomination: Number(own.value) });
  const simulated = wares.get('simulated');
  if (!simulated) return states;
  states['order-failed'] = path(await buy(as, simulated, { value: REFUSED }));
  states['order-waiting'] = path(await buy(as, simulated, { value: NEVER }));
  states['order-to-pay'] = path(await buy(as, simulated, { value: 2000n, walletPoints: 0 }));
  return states;
}

async function products(caller: Caller, wares: Map<string, Ware>): Promise<States> {
  const few = wares.get('few');
  if (few) {
    const { productId, currency, value } = few;
    const recipient = { email: 'guest@example.com' };
    await place.call(caller, { productId, denomination: Number(value), currency, quantity: 10, recipient });
  }
  const shown = ['range', 'yen', 'dinar', 'long', 'few', 'simulated'] as const;
  return Object.fromEntries(
    shown.flatMap((name) => {
      const ware = wares.get(name);
      return ware ? [[name === 'few' ? 'product-out' : `product-${name}`, `/p/${ware.listingId}`]] : [];
    }),
  );
}
