import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';

/** Runs as a process of its own (see apply), so that the client's CPU is not the server's. */
export type Load = {
  port: number;
  method: 'GET' | 'POST';
  path: string;
  /** API keys that take turns. */
  keys: string[];
  body?: object;
  count: number;
  connections: number;
};
export type Verdict = { seconds: number; p50: number; p99: number; wrong: number; firstWrong?: string };

const LONGEST_MS = 15_000;

function send(load: Load, key: string, agent: Agent): Promise<string | null> {
  const body = load.body && JSON.stringify(load.body);
  const headers: Record<string, string> = { authorization: `Bearer ${key}` };
  if (body) {
    headers['content-type'] = 'application/json';
    headers['content-length'] = String(Buffer.byteLength(body));
    headers['idempotency-key'] = randomUUID();
  }
  return new Promise((resolve, reject) => {
    const { port, method, path } = load;
    const asked = request({ host: '127.0.0.1', port, method, path, headers, agent }, (response) => {
      const wanted = method === 'POST' ? 201 : 200;
      let text = '';
      response.setEncoding('utf8').on('data', (part: string) => {
        text += part;
      });
      response.on('end', () =>
        resolve(response.statusCode === wanted ? null : `${response.statusCode} ${text}`),
      );
    });
    asked.on('error', reject);
    asked.setTimeout(LONGEST_MS, () => asked.destroy(new Error(`no answer within ${LONGEST_MS} ms`)));
    asked.end(body);
  });
}

async function run(load: Load): Promise<Verdict> {
  const agent = new Agent({ keepAlive: true, maxSockets: load.connections });
  const took: number[] = [];
  const wrong: string[] = [];
  let left = load.count;
  const client = async () => {
    while (left > 0) {
      const key = load.keys[left % load.keys.length] ?? '';
      left -= 1;
      const from = performance.now();
      const fault = await send(load, key, agent);
      took.push(performance.now() - from);
      if (fault) wrong.push(fault);
    }
  };
  const from = performance.now();
  await Promise.all(Array.from({ length: load.connections }, client));
  const seconds = (performance.now() - from) / 1000;
  agent.destroy();
  took.sort((a, b) => a - b);
  const at = (share: number) => took[Math.floor(took.length * share)] ?? 0;
  const firstWrong = wrong[0] ? { firstWrong: wrong[0] } : {};
  return { seconds, p50: at(0.5), p99: at(0.99), wrong: wrong.length, ...firstWrong };
}

process.once('message', async (load: Load) => {
  process.send?.(await run(load));
  process.disconnect();
});
