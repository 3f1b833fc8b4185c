import { type ChildProcess, spawn } from 'node:child_process';
import { type AddressInfo, createServer } from 'node:net';

export type ApiProcess = {
  port: number;
  /** SIGKILL: nothing of it runs after this. */
  kill: () => void;
  /** When the process has ended, however it did. */
  ended: Promise<void>;
  /** All that it has written to its standard output and error. */
  output: () => string;
};

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((ready) => probe.listen(0, '127.0.0.1', ready));
  const { port } = probe.address() as AddressInfo;
  await new Promise<void>((closed) => probe.close(() => closed()));
  return port;
}

/** Starts `server/api-main.ts`, the production entry point, as a process of its own and waits until it serves. */
export async function startApiProcess(env: Record<string, string>): Promise<ApiProcess> {
  const port = await freePort();
  const child: ChildProcess = spawn(process.execPath, ['server/api-main.ts'], {
    cwd: new URL('../..', import.meta.url).pathname,
    env: { ...process.env, NODE_ENV: 'production', LOG_LEVEL: 'info', PORT: String(port), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const serves = new Promise<void>((resolve) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => {
        output += text;
        if (output.includes('api serves')) resolve();
      });
    }
  });
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  await Promise.race([
    serves,
    ended.then(() => {
      throw new Error(`The API did not start:\n${output}`);
    }),
  ]);
  return { port, ended, kill: () => void child.kill('SIGKILL'), output: () => output };
}
