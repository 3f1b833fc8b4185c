import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { builtFolder } from './built.ts';

const SCRIPT_OR_STYLE = /^\/_next\/(static\/(?:[\w~-]+\/)*[\w.~-]+\.(js|css))$/;
const TYPES: Record<string, string> = {
  js: 'application/javascript; charset=UTF-8',
  css: 'text/css; charset=UTF-8',
};

/** Sends a script or style sheet as the build has packed it; answers false when it is somebody else's to send. */
export async function sendPacked(request: IncomingMessage, response: ServerResponse): Promise<boolean> {
  const [, path, kind] = SCRIPT_OR_STYLE.exec((request.url ?? '').split('?')[0] ?? '') ?? [];
  if (!path || !kind || request.method !== 'GET') return false;
  if (!/\bbr\b/.test(String(request.headers['accept-encoding']))) return false;
  const packed = await readFile(new URL(`${path}.br`, builtFolder())).catch(() => null);
  if (!packed) return false;
  response.writeHead(200, {
    'Content-Type': TYPES[kind],
    'Content-Encoding': 'br',
    'Content-Length': packed.length,
    // Its name holds a hash of what is in it.
    'Cache-Control': 'public, max-age=31536000, immutable',
    Vary: 'Accept-Encoding',
  });
  response.end(packed);
  return true;
}
