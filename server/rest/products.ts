import { type OpenAPIHono, z } from '@hono/zod-openapi';
import { browse, showOffer } from '#modules/orders/index.ts';
import type { Card, ProductDetail } from '#modules/orders/schema.ts';
import { type ApiEnv, apiCaller } from '../door.ts';
import { onlyFields, onWire } from './wire.ts';

const query = z.object({
  q: z.string().optional().openapi({ description: 'Words of the product or brand; forgives typing errors.' }),
  country: z.string().optional().openapi({ description: 'Two letters, or `all` (the default).' }),
  kind: z.string().optional(),
  category: z.string().optional(),
  currency: z.string().optional(),
  max_points: z.number().int().optional(),
  min_value: z.number().int().optional(),
  cursor: z.string().optional(),
  limit: z.number().int().optional().openapi({ description: '1 to 100, 24 when left out.' }),
});
export const wireProduct = z
  .object({
    product_id: z.string(),
    listing_id: z.string(),
    name: z.string(),
    brand: z.object({ id: z.string(), name: z.string() }),
    kind: z.string(),
    country: z.string(),
    currency: z.string(),
    denomination: z.object({
      type: z.enum(['fixed', 'range']),
      min: z.number().int().openapi({ description: 'Minor units of the currency.' }),
      max: z.number().int(),
      values: z.array(z.number().int()).openapi({ description: 'Fixed: all there are. Range: suggestions.' }),
    }),
    from_points: z.number().int().nullable(),
    in_stock: z.boolean(),
    art_url: z.string(),
  })
  .openapi('Product');
export const wireProductPage = z
  .object({ data: z.array(wireProduct), next_cursor: z.string().nullable() })
  .openapi('ProductPage');

function toWire(card: Card): z.infer<typeof wireProduct> {
  return {
    product_id: card.productId,
    listing_id: card.listingId,
    name: card.name,
    brand: { id: card.brand.id, name: card.brand.name },
    kind: card.kind,
    country: card.country,
    currency: card.currency,
    denomination: { type: card.denominationType, min: card.from, max: card.to, values: card.values },
    from_points: card.fromPoints,
    in_stock: card.inStock,
    art_url: card.artUrl.replace(/#.*/s, ''),
  };
}

export const wireOffer = wireProduct
  .extend({
    about: z.string(),
    how_to: z.string(),
    terms: z.string(),
    validity_months: z.number().int().nullable(),
    offers: z.array(
      z.object({ denomination: z.number().int(), points: z.number().int(), in_stock: z.boolean() }),
    ),
  })
  .openapi('ProductDetail');

function toOffer(p: ProductDetail): z.infer<typeof wireOffer> {
  const values = p.denominations.map((d) => d.value);
  return {
    ...toWire({ ...p, values }),
    about: p.about,
    how_to: p.howTo,
    terms: p.terms,
    validity_months: p.validityMonths,
    offers: p.denominations.map((d) => ({ denomination: d.value, points: d.points, in_stock: d.inStock })),
  };
}

/** GET /v1/products, GET /v1/products/{id} */
export function mountProducts(app: OpenAPIHono<ApiEnv>): void {
  app.openAPIRegistry.registerPath({
    method: 'get',
    path: '/v1/products',
    summary: 'List what the program offers',
    security: [{ bearer: [] }],
    request: { query },
    responses: {
      200: { description: 'One page', content: { 'application/json': { schema: wireProductPage } } },
    },
  });
  app.openAPIRegistry.registerPath({
    method: 'get',
    path: '/v1/products/{id}',
    summary: 'One product with the price of each value',
    security: [{ bearer: [] }],
    request: { params: z.object({ id: z.string() }) },
    responses: {
      200: { description: 'The product', content: { 'application/json': { schema: wireOffer } } },
    },
  });
  app.get('/v1/products/:id', async (c) =>
    c.json(toOffer(await showOffer.call(await apiCaller(c), { productId: c.req.param('id') }))),
  );
  app.get('/v1/products', async (c) => {
    const caller = await apiCaller(c);
    const given = c.req.query();
    onlyFields(given, Object.keys(query.shape));
    const { max_points, min_value, ...rest } = given;
    const input = { country: 'all', ...rest, maxPoints: max_points, minValue: min_value };
    const page = await onWire(() => browse.call(caller, input));
    return c.json({ data: page.items.map(toWire), next_cursor: page.nextCursor });
  });
}
