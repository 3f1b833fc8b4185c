import { createServer } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { closePool } from '#core/database.ts';
import { env } from '#lib/env.ts';
import { log } from '#lib/log.ts';
import { makeApi } from './api.ts';
import { takeEdgeHeaders } from './edge.ts';

/** The API without Next.js in front: `npm run api`. */
const api = getRequestListener(makeApi().fetch);
const server = createServer((request, response) => {
  takeEdgeHeaders(request);
  return api(request, response);
});
server.listen(env().PORT, () => log.info({ port: env().PORT }, 'api serves'));

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.once(signal, () => server.close(() => void closePool().then(() => process.exit(0))));
}
