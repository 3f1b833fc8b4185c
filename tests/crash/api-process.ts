import { type AddressInfo, createServer } from 'node:net';
import { type Child, startProcess } from './process.ts';

export type ApiProcess = Child & { port: number };

export async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((ready) => probe.listen(0, '127.0.0.1', ready));
  const { port } = probe.address() as AddressInfo;
  await new Promise<void>((closed) => probe.close(() => closed()));
  return port;
}

/** Starts `server/api-main.ts`, the production entry point, as a process of its own and waits until it serves. */
export async function startApiProcess(
  env: Record<string, string>,
  preload: readonly string[] = [],
): Promise<ApiProcess> {
  const port = await freePort();
  const child = await startProcess({
    script: 'server/api-main.ts',
    env: { PORT: String(port), ...env },
    ready: 'api serves',
    preload,
  });
  return { ...child, port };
}
