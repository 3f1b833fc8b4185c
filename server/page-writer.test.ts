import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { writePage } from './page-writer.ts';

type Answer = (response: ServerResponse) => void;
let stop: () => void = () => {};
afterEach(() => stop());

const PARTS = ['<html><he', 'ad><title>Wé</title></head><body>', '<p>later</p></body></html>'];
const page: Answer = (response) => {
  response.setHeader('Content-Type', 'text/html; charset=utf-8');
  response.setHeader('Link', '</a.css>; rel=preload; as="style", </b.js>; rel=preload; as="script"');
  for (const part of PARTS) response.write(part);
  response.end();
};

async function ask(answer: Answer, headers: Record<string, string>) {
  const server = createServer((request, response) => {
    writePage(request, response);
    answer(response);
  }).listen(0);
  stop = () => void server.close();
  const { port } = server.address() as AddressInfo;
  const { request } = await import('node:http');
  return new Promise<{ status: number; headers: Record<string, unknown>; body: Buffer }>((resolve) => {
    request({ port, path: '/', headers }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: Buffer.concat(parts),
        }),
      );
    }).end();
  });
}

const HTML = { accept: 'text/html,*/*' };

describe('a page on its way out', () => {
  it('is packed as the browser understands it, and is whole', async () => {
    const brotli = await ask(page, { ...HTML, 'accept-encoding': 'gzip, br' });
    expect(brotli.headers['content-encoding']).toBe('br');
    expect(brotliDecompressSync(brotli.body).toString()).toBe(PARTS.join(''));
    const gzip = await ask(page, { ...HTML, 'accept-encoding': 'gzip' });
    expect(gunzipSync(gzip.body).toString()).toBe(PARTS.join(''));
    const plain = await ask(page, HTML);
    expect(plain.headers['content-encoding']).toBeUndefined();
    expect(plain.body.toString()).toBe(PARTS.join(''));
  });

  it('asks for no style sheet ahead of itself, and for scripts as before', async () => {
    expect((await ask(page, HTML)).headers['link']).toBe('</b.js>; rel=preload; as="script"');
  });

  it('passes untouched when it is a redirect, a part that the app fetches, or no page', async () => {
    const redirect: Answer = (response) => response.writeHead(307, { Location: '/x' }).end();
    const moved = await ask(redirect, { ...HTML, 'accept-encoding': 'br' });
    expect([moved.status, moved.headers['content-encoding'], moved.body.length]).toEqual([307, undefined, 0]);
    const part = await ask(page, { ...HTML, rsc: '1', 'accept-encoding': 'br' });
    expect(part.body.toString()).toBe(PARTS.join(''));
    const json: Answer = (response) => response.setHeader('Content-Type', 'application/json').end('{"a":1}');
    expect((await ask(json, { ...HTML, 'accept-encoding': 'br' })).body.toString()).toBe('{"a":1}');
  });
});
