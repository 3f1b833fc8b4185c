import type { OpenAPIHono } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { takeAllowance } from '#core/rate-limit.ts';
import { networkOf } from '#lib/network.ts';
import { browse, followOrder, homeShelf, quote, redeem, showProduct } from '#modules/orders/index.ts';
import { expiringSoon, wallet } from '#modules/points/index.ts';
import { listMyVouchers, markVoucherUsed, revealVoucher, showVoucher } from '#modules/vouchers/index.ts';
import { type ApiEnv, jsonBody } from '../door.ts';
import { addressOf, framed } from './caller.ts';
import { mountSession } from './session.ts';

const REVEALS_PER_MINUTE = 60;

/** What the microsite's frame asks, each a verb of the signed-in member: `/embed/api/…`. No other origin may read it. */
export function mountEmbed(app: OpenAPIHono<ApiEnv>): void {
  mountSession(app);
  app.get('/embed/api/home', async (c) => {
    const caller = await framed(c);
    const [mine, ending, shelf] = await Promise.all([
      wallet.call(caller, {}),
      expiringSoon.call(caller, {}),
      homeShelf.call(caller, {}),
    ]);
    return c.json({ wallet: mine, ending: ending[0] ?? null, featured: shelf.featured });
  });
  app.get('/embed/api/listings', async (c) => c.json(await browse.call(await framed(c), c.req.query())));
  app.get('/embed/api/listings/:id', async (c) =>
    c.json(await showProduct.call(await framed(c), { listingId: c.req.param('id') })),
  );
  mountBuying(app);
  mountVouchers(app);
}

function mountBuying(app: OpenAPIHono<ApiEnv>): void {
  app.post('/embed/api/quotes', async (c) => c.json(await quote.call(await framed(c), await jsonBody(c))));
  app.post('/embed/api/orders', async (c) => {
    const { quoteId } = await jsonBody(c);
    // One quote buys once, however often the answer gets lost.
    return c.json(await redeem.call(await framed(c), { quoteId }, { idempotencyKey: `redeem:${quoteId}` }));
  });
  app.get('/embed/api/orders/:id', async (c) =>
    c.json(await followOrder.call(await framed(c), { orderId: c.req.param('id') })),
  );
}

function mountVouchers(app: OpenAPIHono<ApiEnv>): void {
  app.get('/embed/api/vouchers', async (c) => {
    const { folded, ...rest } = c.req.query();
    return c.json(await listMyVouchers.call(await framed(c), { ...rest, folded: folded === 'true' }));
  });
  app.get('/embed/api/vouchers/:id', async (c) =>
    c.json(await showVoucher.call(await framed(c), { voucherId: c.req.param('id') })),
  );
  app.post('/embed/api/vouchers/:id/reveal', async (c) => {
    const caller = await framed(c);
    await limited(c, caller);
    return c.json(await revealVoucher.call(caller, { voucherId: c.req.param('id') }));
  });
  app.post('/embed/api/vouchers/:id/used', async (c) => {
    const { used } = await jsonBody(c);
    return c.json(await markVoucherUsed.call(await framed(c), { voucherId: c.req.param('id'), used }));
  });
}

/** As many reveals as on the storefront's own screens. */
async function limited(c: Context<ApiEnv>, { tenant, now }: Awaited<ReturnType<typeof framed>>) {
  const key = `${tenant.id}:reveal:${networkOf(addressOf(c))}`;
  await takeAllowance({ key, limit: REVEALS_PER_MINUTE, windowSeconds: 60 }, now);
}
