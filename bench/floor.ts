import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import postgres from 'postgres';
import { CARDS, writeOrder } from './floor-sql.ts';

/** What node:http and postgres.js cost alone: the rows of an order and of a page, and nothing else. */
const [tenant, product, keyHash] = (process.env['BENCH_FLOOR'] ?? '').split(' ') as [string, string, string];
const sql = postgres(process.env['APP_DATABASE_URL'] ?? '', {
  max: Number(process.env['DATABASE_POOL'] ?? 10),
  types: { bigint: postgres.BigInt },
});
const asText = (_: string, value: unknown) => (typeof value === 'bigint' ? Number(value) : value);

async function page(): Promise<unknown> {
  return sql.begin(async (tx) => {
    await tx`select set_config('damson.tenant', ${tenant}, true)`;
    const [, , rows] = await Promise.all([
      tx`select id, scopes from api_keys where tenant_id = ${tenant} and secret_hash = decode(${keyHash}, 'hex')`,
      tx`select currency, points, minor_units from point_rates where tenant_id = ${tenant}`,
      tx.unsafe(CARDS, [tenant], { prepare: true }),
    ]);
    return rows;
  });
}

createServer((request, response) => {
  let body = '';
  request.on('data', (part) => {
    body += part;
  });
  request.on('end', async () => {
    try {
      const order = () => writeOrder(sql, { tenant, product, keyHash, id: randomBytes(13).toString('hex') });
      const posted = request.method === 'POST';
      const answer = posted ? await order() : request.url === '/healthz' ? 'ok' : await page();
      if (posted) JSON.parse(body);
      response.writeHead(posted ? 201 : 200, { 'content-type': 'application/json' });
      response.end(JSON.stringify(answer, asText));
    } catch (error) {
      response.writeHead(500).end(String(error));
    }
  });
}).listen(Number(process.env['PORT']));
