import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { open, seal } from '#lib/crypto.ts';

export type KeyServiceDouble = {
  url: string;
  token: string;
  /** How often each was asked. */
  asked: { wrap: number; unwrap: number };
  /** While down, it refuses every request. */
  setDown: (down: boolean) => void;
  stop: () => Promise<void>;
};

/** A key service with a master key that nobody outside of it has. */
export async function startKeyService(): Promise<KeyServiceDouble> {
  const master = randomBytes(32);
  const token = randomBytes(16).toString('hex');
  const asked = { wrap: 0, unwrap: 0 };
  let down = false;
  const server = createServer(async (request, response) => {
    let text = '';
    for await (const part of request) text += String(part);
    const end = (status: number, body: object) => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    };
    if (down) return end(503, { error: 'down' });
    if (request.headers.authorization !== `Bearer ${token}`) return end(401, { error: 'token' });
    const what = request.url === '/wrap' ? 'wrap' : 'unwrap';
    asked[what] += 1;
    try {
      const { data, context } = JSON.parse(text) as { data: string; context: string };
      const work = what === 'wrap' ? seal : open;
      end(200, { data: work(master, Buffer.from(data, 'base64'), context).toString('base64') });
    } catch {
      end(400, { error: 'not ours' });
    }
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    token,
    asked,
    setDown: (value) => {
      down = value;
    },
    stop: () => new Promise((stopped) => server.close(() => stopped())),
  };
}
