import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { OpenAPIHono } from '@hono/zod-openapi';
import type { Context, MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { databaseAnswers } from '#core/database.ts';
import { Refusal } from '#lib/errors.ts';
import { newId } from '#lib/id.ts';
import { artOfBrand } from '#modules/catalog/index.ts';
import type { ApiEnv } from './door.ts';
import { mountEmbed } from './embed/api.ts';
import { mountScript } from './embed/script.ts';
import { toProblem } from './errors.ts';
import { mountBudgets } from './rest/budgets.ts';
import { mountEmbedding } from './rest/embedding.ts';
import { mountLogos } from './rest/logos.ts';
import { mountOrders } from './rest/orders.ts';
import { mountPaymentHooks } from './rest/payment-hooks.ts';
import { mountProducts } from './rest/products.ts';
import { mountRecognition } from './rest/recognition.ts';
import { mountRedemptions } from './rest/redemptions.ts';
import { mountRewards } from './rest/rewards.ts';
import { mountVoucherProblems } from './rest/voucher-problems.ts';
import { mountWebhooks } from './rest/webhooks.ts';

const gzipped = promisify(gzip) as (text: string) => Promise<Buffer<ArrayBuffer>>;
const MAX_BODY_BYTES = 64 * 1024;
/** What the API answers is data: nothing of it is to be shown, run or framed. */
const NEVER_A_PAGE = "default-src 'none'; frame-ancestors 'none'";

/** The whole machine-facing surface: mounted ahead of Next.js by web.ts, and alone by api-main.ts. */
export function makeApi(): OpenAPIHono<ApiEnv> {
  const app = new OpenAPIHono<ApiEnv>();
  // Headers are set ahead of the answer: to change an answer that is there, Hono has to make it anew as a stream.
  app.use((c, next) => {
    const requestId = newId('request');
    c.set('requestId', requestId);
    c.header('X-Request-Id', requestId);
    c.header('X-Content-Type-Options', 'nosniff');
    c.header('Content-Security-Policy', NEVER_A_PAGE);
    return next();
  });
  for (const path of ['/v1/*', '/embed/api/*']) {
    app.use(path, boundedBody, (c, next) => {
      c.header('Cache-Control', 'private, no-store');
      return next();
    });
  }
  mountHealth(app);
  mountArt(app);
  mountLogos(app);
  mountProducts(app);
  mountOrders(app);
  mountPaymentHooks(app);
  mountBudgets(app);
  mountRecognition(app);
  mountRedemptions(app);
  mountRewards(app);
  mountVoucherProblems(app);
  mountWebhooks(app);
  mountEmbedding(app);
  mountEmbed(app);
  mountScript(app);
  app.openAPIRegistry.registerComponent('securitySchemes', 'bearer', { type: 'http', scheme: 'bearer' });
  app.doc31('/openapi.json', { openapi: '3.1.0', info: { title: 'Damson API', version: '1' } });
  app.notFound((c) => problem(c, new Refusal('not_found', { message: 'There is nothing here.' })));
  app.onError((error, c) => problem(c, error));
  return app;
}

const countBytes = bodyLimit({ maxSize: MAX_BODY_BYTES, onError: tooLarge });

/** Believes the length that node:http enforces; only a body without one has to be counted as it comes. */
const boundedBody: MiddlewareHandler<ApiEnv> = (c, next) => {
  const length = c.req.header('content-length');
  if (length === undefined) return countBytes(c, next);
  return Number(length) > MAX_BODY_BYTES ? tooLarge() : next();
};

function tooLarge(): never {
  throw new Refusal('too_large', { message: `The body is larger than ${MAX_BODY_BYTES} bytes.` });
}

/** Answers a problem and keeps the headers that were set before it, such as the rate limit's. */
function problem(c: Context<ApiEnv>, error: unknown): Response {
  const { problem: body, retryAfterSeconds } = toProblem(error, c.get('requestId'));
  c.header('Content-Type', 'application/problem+json');
  c.header('Cache-Control', 'no-store');
  if (retryAfterSeconds) c.header('Retry-After', String(retryAfterSeconds));
  if (body.status === 401) c.header('WWW-Authenticate', 'Bearer');
  return c.body(JSON.stringify(body), body.status as ContentfulStatusCode);
}

function mountHealth(app: OpenAPIHono<ApiEnv>): void {
  app.get('/healthz', async (c) => {
    const answers = await databaseAnswers();
    return answers ? c.json({ status: 'ok' }) : c.json({ status: 'database unreachable' }, 503);
  });
}

function mountArt(app: OpenAPIHono<ApiEnv>): void {
  app.get('/art/:file{brd_[0-9a-z]{26}\\.svg}', async (c) => {
    const svg = await artOfBrand(c.req.param('file').slice(0, -4));
    if (!svg) return c.notFound();
    c.header('Content-Type', 'image/svg+xml; charset=utf-8');
    c.header('Vary', 'Accept-Encoding');
    c.header('Cache-Control', 'public, max-age=31536000, immutable');
    c.header('Content-Security-Policy', `${NEVER_A_PAGE}; style-src 'unsafe-inline'`);
    if (!/\bgzip\b/.test(c.req.header('accept-encoding') ?? '')) return c.body(svg);
    c.header('Content-Encoding', 'gzip');
    return c.body(await gzipped(svg));
  });
}
