import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { OpenAPIHono } from '@hono/zod-openapi';
import type { ApiEnv } from '../door.ts';

const gzipped = promisify(gzip) as (text: string) => Promise<Buffer<ArrayBuffer>>;
const source = readFileSync(new URL('./portal.js', import.meta.url), 'utf8');
const etag = `"${createHash('sha256').update(source).digest('base64url').slice(0, 22)}"`;

/** GET /embed.js: the one tag of a portal, at one address for each version of what frame and portal say to each other. */
export function mountScript(app: OpenAPIHono<ApiEnv>): void {
  for (const path of ['/embed.js', '/embed/v1.js']) {
    app.get(path, async (c) => {
      c.header('Content-Type', 'text/javascript; charset=utf-8');
      c.header('Cache-Control', 'public, max-age=600, stale-while-revalidate=86400');
      c.header('Cross-Origin-Resource-Policy', 'cross-origin');
      c.header('ETag', etag);
      c.header('Vary', 'Accept-Encoding');
      if (c.req.header('if-none-match') === etag) return c.body(null, 304);
      if (!/\bgzip\b/.test(c.req.header('accept-encoding') ?? '')) return c.body(source);
      c.header('Content-Encoding', 'gzip');
      return c.body(await gzipped(source));
    });
  }
}
