import { createServer } from 'node:net';

function canListen(port: number, host: string | undefined): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen({ port, ...(host ? { host } : {}), exclusive: true }, () =>
      server.close(() => resolve(true)),
    );
  });
}

/** The wanted port if nothing listens on it, else the next free one above. */
export async function freePort(wanted: number): Promise<number> {
  for (let port = wanted; port < Math.min(wanted + 500, 65536); port += 1) {
    if ((await canListen(port, '127.0.0.1')) && (await canListen(port, undefined))) return port;
  }
  throw new Error(`No port from ${wanted} on is free: stop what listens there or choose another with PORT.`);
}
