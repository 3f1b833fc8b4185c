import { createHmac, randomUUID } from 'node:crypto';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type EmbedKey = { embedKeyId: string; secret: string; issuer: string };
type Page = {
  /** Where the microsite's script is. */
  scriptUrl: string;
  key: EmbedKey;
  /** Who is signed in at the portal. */
  email: string;
};

/** What a portal's back end does for whoever is signed in there, as docs/embedding.md shows it. */
export function portalToken(
  { embedKeyId, secret, issuer }: EmbedKey,
  email: string,
  over: object = {},
): string {
  const now = Math.floor(Date.now() / 1000);
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const claims = {
    iss: issuer,
    aud: 'damson-embed',
    email,
    iat: now,
    exp: now + 120,
    jti: randomUUID(),
    ...over,
  };
  const text = `${part({ alg: 'HS256', kid: embedKeyId })}.${part(claims)}`;
  return `${text}.${createHmac('sha256', Buffer.from(secret, 'base64url')).update(text).digest('base64url')}`;
}

/** An intranet: a page for each name with the microsite by one tag, and `/frame?url=` with any address in a frame. */
export async function startPortal(port = 0) {
  const pages = new Map<string, Page>();
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://portal');
    const [, name = '', what] = url.pathname.split('/');
    const page = pages.get(name);
    if (url.pathname === '/frame') return html(response, frameOf(url.searchParams.get('url') ?? ''));
    if (!page) return void response.writeHead(404).end();
    if (what === 'token')
      return void response.end(portalToken(page.key, url.searchParams.get('as') ?? page.email));
    html(response, pageOf(name, page, url.searchParams));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    show: (name: string, page: Page) => void pages.set(name, page),
    stop: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
export type Portal = Awaited<ReturnType<typeof startPortal>>;

function html(response: ServerResponse, body: string): void {
  response.setHeader('content-type', 'text/html; charset=utf-8');
  response.end(`<!doctype html><html lang="en"><title>Intranet</title>
    <meta name="viewport" content="width=device-width,initial-scale=1">
    <body style="font:16px/1.5 sans-serif;max-width:60rem;margin:0 auto;padding:1rem">${body}</body></html>`);
}

const quoted = (text: string) => text.replace(/[&"<>]/g, (c) => `&#${c.charCodeAt(0)};`);
const frameOf = (address: string) => `<iframe id="f" src="${quoted(address)}"></iframe>`;

/** The tag, and what the page hears of the microsite. `as` is who is signed in, `data-…` further attributes. */
function pageOf(name: string, { scriptUrl, email }: Page, query: URLSearchParams): string {
  const who = encodeURIComponent(query.get('as') ?? email);
  const tag = new Map([
    ['data-target', '#rewards'],
    ['data-token-url', `/${name}/token?as=${who}`],
    ...[...query].filter(([key]) => /^data-[a-z-]+$/.test(key)),
  ]);
  const written = [...tag].map(([key, value]) => `${key}="${quoted(value)}"`);
  return `<h1>Intranet</h1><div id="rewards"></div><script>window.heard = [];
    for (const type of ['ready', 'redeemed', 'revealed'])
      addEventListener('damson:' + type, (e) => heard.push({ type, detail: e.detail }));</script>
    <script src="${quoted(scriptUrl)}" ${written.join(' ')}></script><footer>What else is new</footer>`;
}
