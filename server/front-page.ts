import type { ServerResponse } from 'node:http';
import { env } from '#lib/env.ts';
import { escapeHtml } from '#lib/html.ts';
import { listTenantHosts } from '#modules/tenants/index.ts';

function page(title: string, body: string): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${escapeHtml(title)}</title>
<meta name="viewport" content="width=device-width,initial-scale=1"><style>
:root{color-scheme:light dark}body{font:16px/24px system-ui,sans-serif;max-width:40rem;margin:15vh auto;padding:0 1.5rem}
h1{font-size:28px;line-height:34px;font-weight:600;margin:0 0 .5rem}a{color:inherit}li{margin:.5rem 0}small{opacity:.7}
</style></head><body>${body}</body></html>`;
}

/** The installation's own host: where to go. Tenants are only named in the demo. */
export async function frontPage(response: ServerResponse): Promise<void> {
  const base = new URL(env().BASE_URL);
  const tenants = env().DAMSON_DEMO === '1' ? await listTenantHosts() : [];
  const items = tenants.map((t) => {
    const url = `${base.protocol}//${t.host}${base.port ? `:${base.port}` : ''}`;
    return `<li><a href="${escapeHtml(url)}">${escapeHtml(t.name)}</a> · <a href="${escapeHtml(url)}/admin">console</a>${t.mode === 'sandbox' ? ' <small>sandbox</small>' : ''}</li>`;
  });
  const body = `<h1>Damson</h1><p>Open your program at its own address. The API is at <a href="/openapi.json">/v1</a>.</p><ul>${items.join('')}</ul>`;
  response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' }).end(page('Damson', body));
}

/** A host that no program uses: a clear page, and 404. */
export function unknownHostPage(response: ServerResponse): void {
  const body =
    '<h1>No program lives at this address</h1><p>Check the address, or ask whoever sent you the link for the right one.</p>';
  response.writeHead(404, { 'Content-Type': 'text/html; charset=utf-8' }).end(page('Not found', body));
}
