import { createServer } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { closePool } from '#core/database.ts';
import { env } from '#lib/env.ts';
import { log } from '#lib/log.ts';
import { makeApi } from './api.ts';

/** The API without Next.js in front: `npm run api`. */
const server = createServer(getRequestListener(makeApi().fetch));
server.listen(env().PORT, () => log.info({ port: env().PORT }, 'api serves'));

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.once(signal, () => server.close(() => void closePool().then(() => process.exit(0))));
}
