import { createServer, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo, createServer as createTcpServer } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { httpJson } from '#integrations/http.ts';

let server: Server;
let base: string;
let reached = 0;
const ANSWERS: Record<string, (response: ServerResponse) => void> = {
  '/json': (r) => r.writeHead(201, { 'x-answer': '42' }).end('{"ok":true}'),
  '/page': (r) => r.writeHead(200).end('<h1>hello</h1>'),
  '/moved': (r) => r.writeHead(302, { location: `${base}/json` }).end(),
  '/silent': () => {},
  '/cut': (r) => void r.destroy(),
  '/half': (r) => {
    r.writeHead(200, { 'content-length': '100' }).write('{"ok":');
    setTimeout(() => r.destroy(), 20);
  },
  '/slow': (r) => void r.writeHead(200).write('{"ok":'),
  '/large': (r) => r.writeHead(200).end(`"${'x'.repeat(5_000)}"`),
};
beforeAll(async () => {
  server = createServer((request, response) => {
    reached += 1;
    ANSWERS[request.url ?? '']?.(response);
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
const get = (url: string) => httpJson({ method: 'GET', url, timeoutMs: 300, maxBytes: 1_000 });

describe('httpJson', () => {
  it('answers status, headers and JSON, and undefined for what is not JSON', async () => {
    expect(await get(`${base}/json`)).toMatchObject({
      status: 201,
      headers: { 'x-answer': '42' },
      json: { ok: true },
      length: 11,
    });
    expect(await get(`${base}/page`)).toMatchObject({ status: 200, json: undefined });
  });

  it.each(['/silent', '/cut', '/half', '/slow', '/large', '/moved'])(
    'may have been heard when the answer to %s is not whole',
    async (path) => {
      const before = reached;
      expect(await get(`${base}${path}`)).toMatchObject({ failed: 'sent-unknown' });
      expect(reached, 'a redirect is not followed, and nothing is sent twice').toBe(before + 1);
    },
  );

  it.each([
    ['a closed port', 'http://127.0.0.1:9/'],
    ['a name that is not there', 'http://nobody.invalid/'],
    ['an address that is none', 'nonsense'],
  ])('was never sent to %s', async (_, url) => {
    expect(await get(url)).toMatchObject({ failed: 'not-sent' });
  });

  it('may have been heard by whoever took the connection, even if it never spoke HTTP', async () => {
    const tcp = createTcpServer((socket) => socket.end());
    await new Promise<void>((ready) => tcp.listen(0, '127.0.0.1', ready));
    const { port } = tcp.address() as AddressInfo;
    expect(await get(`http://127.0.0.1:${port}/`)).toMatchObject({ failed: 'sent-unknown' });
    expect(await get(`https://127.0.0.1:${port}/`)).toMatchObject({ failed: 'sent-unknown' });
    tcp.close();
  });

  it('refuses a header that cannot be written without sending anything', async () => {
    const before = reached;
    const headers = { authorization: 'a\nb' };
    expect(await httpJson({ method: 'GET', url: `${base}/json`, headers })).toMatchObject({
      failed: 'not-sent',
    });
    expect(reached).toBe(before);
  });
});
