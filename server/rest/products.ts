import { type OpenAPIHono, z } from '@hono/zod-openapi';
import { browse } from '#modules/orders/index.ts';
import type { Card } from '#modules/orders/schema.ts';
import { type ApiEnv, apiCaller } from '../door.ts';
import { onWire } from './wire.ts';

const query = z.object({
  q: z.string().optional().openapi({ description: 'Words of the product or brand; forgives typing errors.' }),
  country: z.string().optional().openapi({ description: 'Two letters, or `all` (the default).' }),
  kind: z.string().optional(),
  category: z.string().optional(),
  currency: z.string().optional(),
  max_points: z.coerce.number().optional(),
  min_value: z.coerce.number().optional(),
  cursor: z.string().optional(),
  limit: z.coerce.number().optional().openapi({ description: '1 to 100, 24 when left out.' }),
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
    denomination: { type: card.denominationType, min: card.from, max: card.to },
    from_points: card.fromPoints,
    in_stock: card.inStock,
    art_url: card.artUrl,
  };
}

/** GET /v1/products */
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
  app.get('/v1/products', async (c) => {
    const caller = await apiCaller(c);
    const { max_points, min_value, ...rest } = c.req.query();
    const input = { country: 'all', ...rest, maxPoints: max_points, minValue: min_value };
    const page = await onWire(() => browse.call(caller, input));
    return c.json({ data: page.items.map(toWire), next_cursor: page.nextCursor });
  });
}
