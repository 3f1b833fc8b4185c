import type { IncomingMessage, ServerResponse } from 'node:http';
import { PassThrough, type Transform } from 'node:stream';
import { constants, createBrotliCompress, createGzip } from 'node:zlib';
import { withStyles } from './first-styles.ts';

const HEAD_ENDS = '</head>';
const BROTLI_QUALITY = 5;
type Chunk = string | Uint8Array;
/** Takes the next part of a page, null at its end, and answers whether more can come at once. */
type Page = (chunk: Chunk | null) => boolean;

/**
 * Looks after a page on its way out: its styles are put into its head, and it is packed, with brotli where that is
 * understood. What comes in parts goes out in parts. Anything but a page passes as it is.
 */
export function writePage(request: IncomingMessage, response: ServerResponse): void {
  if (!asksForPage(request)) return;
  const accepted = String(request.headers['accept-encoding'] ?? '');
  // Packed here, and so by nobody before.
  delete request.headers['accept-encoding'];
  const writeHead = response.writeHead.bind(response);
  const write = response.write.bind(response);
  const end = response.end.bind(response);
  let page: Page | null = null;
  let empty = false;
  response.writeHead = ((...rest: Parameters<typeof writeHead>) => {
    if (!page && !empty && isPage(response)) {
      const out = packer(response, accepted);
      out.on('data', (part: Uint8Array) => void write(part));
      out.on('end', () => void end());
      out.on('drain', () => response.emit('drain'));
      response.once('close', () => out.destroy());
      page = through(out);
    }
    return writeHead(...rest);
  }) as typeof response.writeHead;
  response.write = ((...rest: Parameters<typeof write>) => {
    if (!response.headersSent) response.writeHead(response.statusCode);
    return page ? page(rest[0]) : write(...rest);
  }) as typeof response.write;
  response.end = ((...[chunk, ...rest]: [Chunk?, ...never[]]) => {
    empty = !chunk && !response.headersSent;
    if (chunk && !response.headersSent) response.writeHead(response.statusCode);
    if (!page) return end(chunk, ...rest);
    if (chunk) page(chunk);
    page(null);
    return response;
  }) as typeof response.end;
}

/** A page as a person asks for it who comes from elsewhere, not one of the parts that the app fetches by itself. */
function asksForPage({ method, headers }: IncomingMessage): boolean {
  return method === 'GET' && !headers['rsc'] && /\btext\/html\b/.test(String(headers.accept));
}

function isPage(response: ServerResponse): boolean {
  return (
    String(response.getHeader('content-type')).startsWith('text/html') &&
    !response.hasHeader('content-encoding') &&
    response.statusCode !== 304
  );
}

function packer(response: ServerResponse, accepted: string): Transform {
  response.removeHeader('Content-Length');
  const vary = String(response.getHeader('Vary') ?? '');
  if (!vary.includes('Accept-Encoding'))
    response.setHeader('Vary', [vary, 'Accept-Encoding'].filter(Boolean).join(', '));
  fetchNothingEarly(response);
  const [brotli, gzip] = [/\bbr\b/.test(accepted), /\bgzip\b/.test(accepted)];
  if (!brotli && !gzip) return new PassThrough();
  response.setHeader('Content-Encoding', brotli ? 'br' : 'gzip');
  return brotli
    ? createBrotliCompress({ params: { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY } })
    : createGzip();
}

/** What the page has in it, or what would come down the same wire before it, is not asked for ahead of it. */
function fetchNothingEarly(response: ServerResponse): void {
  const links = String(response.getHeader('Link') ?? '').split(/,\s*(?=<)/);
  const kept = links.filter((link) => link && !/\bas="?(?:style|font)\b/.test(link));
  if (kept.length > 0) response.setHeader('Link', kept.join(', '));
  else response.removeHeader('Link');
}

/** With its styles, if it can have them; else byte for byte as it is, for it may end amid a letter. */
function styled(whole: Buffer): Buffer {
  const page = whole.toString('utf8');
  const withThem = withStyles(page);
  return withThem === page ? whole : Buffer.from(withThem);
}

/** Holds the head back until it is whole; every part that is written after it is flushed, so that it is seen. */
function through(out: Transform): Page {
  let head: Buffer | null = Buffer.alloc(0);
  const flush = () => 'flush' in out && !out.writableEnded && (out as ReturnType<typeof createGzip>).flush();
  const pass = (chunk: Buffer) => {
    const goesOn = out.write(chunk);
    setImmediate(flush);
    return goesOn;
  };
  return (chunk) => {
    if (chunk && !head) return pass(Buffer.from(chunk as Uint8Array));
    if (chunk && head) {
      head = Buffer.concat([head, Buffer.from(chunk as Uint8Array)]);
      if (!head.includes(HEAD_ENDS)) return true;
      const whole = head;
      head = null;
      return pass(styled(whole));
    }
    if (head) out.write(head);
    out.end();
    return true;
  };
}
