import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import next from 'next';
import { closePool } from '#core/database.ts';
import { env } from '#lib/env.ts';
import { newId } from '#lib/id.ts';
import { log } from '#lib/log.ts';
import { framingOrigins } from '#modules/embedding/index.ts';
import { tenantByHost } from '#modules/tenants/index.ts';
import { makeApi } from './api.ts';
import { takeEdgeHeaders } from './edge.ts';
import { frontPage, unknownHostPage } from './front-page.ts';
import { sendPacked } from './packed-files.ts';
import { writePage } from './page-writer.ts';

const API_PATHS =
  /^\/(?:v1\/|art\/|brand\/|hooks\/|embed\/(?:api\/|v1\.js$)|embed\.js$|healthz$|openapi\.json$)/;
/** The one page that may be shown in a frame, by the origins that its tenant lists. */
const FRAMED_PATH = /^\/embed\/?$/;
/** The storefront as the look editor shows it: for the console of the same host alone. */
const PREVIEW_PATH = /^\/admin\/preview\/?$/;
/** The area of those who run the installation, at its own host and nowhere else. */
const PLATFORM_PATH = /^\/platform(?:\/|$)/;
const DRAIN_MS = 8_000;
/** What no search engine may list: links that hold a secret, and what is nobody's front door. */
const UNLISTED = /^\/(?:v|r|e|pay|embed|admin|till|gallery|orders|platform)(?:\/|$)|\/sign-in\/link/;

const dev = env().DAMSON_DEV === '1';
const policy = (further: { script?: string; frame?: string; connect?: string; ancestors?: string } = {}) =>
  [
    "default-src 'self'",
    `script-src 'self' 'unsafe-inline'${dev ? " 'unsafe-eval'" : ''}${further.script ?? ''}`,
    `frame-src 'self'${further.frame ?? ''}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src 'self'${dev ? ' ws: wss:' : ''}${further.connect ?? ''}`,
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    `frame-ancestors ${further.ancestors || "'none'"}`,
  ].join('; ');
const CONTENT_SECURITY_POLICY = policy();
const PREVIEW_SECURITY_POLICY = policy({ ancestors: "'self'" });
/** Where a card is paid, Stripe's own form may be shown; nothing else of others ever is. */
const CARD_PATHS = /^\/orders\//;
const CARD_SECURITY_POLICY = policy({
  script: ' https://js.stripe.com',
  frame: ' https://js.stripe.com https://hooks.stripe.com',
  connect: ' https://api.stripe.com',
});

async function policyOf(path: string, host: string): Promise<string> {
  if (CARD_PATHS.test(path)) return CARD_SECURITY_POLICY;
  if (PREVIEW_PATH.test(path)) return PREVIEW_SECURITY_POLICY;
  const tenant = FRAMED_PATH.test(path) ? await tenantByHost(host) : null;
  return tenant
    ? policy({ ancestors: (await framingOrigins(tenant.id)).join(' ') })
    : CONTENT_SECURITY_POLICY;
}

const app = next({
  dev,
  dir: new URL('..', import.meta.url).pathname,
  hostname: 'localhost',
  port: env().PORT,
});
await app.prepare();
const screens = app.getRequestHandler();
const upgrade = app.getUpgradeHandler();
const api = getRequestListener(makeApi().fetch);

/**
 * A page that tells nobody where it is sends its forms from an origin of "null", which Next.js refuses. The browser says
 * besides, where no page can, whether it was this site.
 */
function nameOwnOrigin({ headers }: IncomingMessage): void {
  if (headers.origin === 'null' && headers['sec-fetch-site'] === 'same-origin')
    headers.origin = `http://${headers['x-forwarded-host'] ?? headers.host}`;
}

/** One port: the API first, then the tenant's screens; an unknown host gets its own clear page. */
async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
  takeEdgeHeaders(request);
  nameOwnOrigin(request);
  const path = (request.url ?? '/').split('?')[0] ?? '/';
  if (API_PATHS.test(path)) return api(request, response);
  request.headers['x-request-id'] = newId('request');
  const host = String(request.headers['x-forwarded-host'] ?? request.headers.host ?? '').toLowerCase();
  response.setHeader('Content-Security-Policy', await policyOf(path, host));
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.setHeader('Referrer-Policy', 'no-referrer');
  response.setHeader('X-Request-Id', request.headers['x-request-id']);
  if (UNLISTED.test(path)) response.setHeader('X-Robots-Tag', 'noindex');
  if (!dev && (await sendPacked(request, response))) return;
  if (!dev) writePage(request, response);
  const own = host === new URL(env().BASE_URL).host;
  if (own && PLATFORM_PATH.test(path)) {
    request.headers['x-damson-place'] = 'platform';
    return screens(request, response);
  }
  if (path.startsWith('/_next/') || (await tenantByHost(host))) return screens(request, response);
  return own && path === '/' ? frontPage(response) : unknownHostPage(response);
}

const server = createServer((request, response) => {
  serve(request, response).catch((error: unknown) => {
    log.error({ err: error }, 'request failed before any screen');
    if (!response.headersSent) response.writeHead(503, { 'Retry-After': '2' });
    response.end();
  });
});
server.on('upgrade', (request, socket, head) => void upgrade(request, socket, head));
server.listen(env().PORT, () => log.info({ port: env().PORT }, 'web serves'));

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.once(signal, () => {
    setTimeout(() => server.closeAllConnections(), DRAIN_MS).unref();
    server.close(() => void closePool().then(() => process.exit(0)));
    server.closeIdleConnections();
  });
}
