import type { OpenAPIHono } from '@hono/zod-openapi';
import { logoFile, tenantByHost } from '#modules/tenants/index.ts';
import type { ApiEnv } from '../door.ts';

/**
 * A tenant's logo, on its own hosts. It was made here from pixels alone; and should a browser still take it for
 * something else, it may run nothing.
 */
export function mountLogos(app: OpenAPIHono<ApiEnv>): void {
  app.get('/brand/:file', async (c) => {
    const tenant = await tenantByHost(c.req.header('x-forwarded-host') ?? c.req.header('host') ?? '');
    const file = tenant && (await logoFile(tenant.id, c.req.param('file')));
    if (!file) return c.notFound();
    c.header('Content-Type', file.type);
    c.header('Cache-Control', 'public, max-age=31536000, immutable');
    c.header('Content-Security-Policy', "default-src 'none'; sandbox");
    c.header('Cross-Origin-Resource-Policy', 'cross-origin');
    return c.body(new Uint8Array(file.bytes));
  });
}
