import { currentTenant } from '#server/screen.ts';
import { lookOf, picture, vector } from '../picture.tsx';

/** Not for long under its name: a tenant may change its look. */
const KEEP = 'public, max-age=3600';

/** The icons and splash pictures of the tenant whose host is asked. */
export async function GET(_request: Request, { params }: { params: Promise<{ name: string }> }) {
  const [{ name }, tenant] = await Promise.all([params, currentTenant()]);
  if (name === 'any.svg') return served(vector(lookOf(tenant)), 'image/svg+xml');
  const drawn = await picture(tenant, name);
  return drawn ? served(new Uint8Array(drawn), 'image/png') : new Response(null, { status: 404 });
}

function served(body: string | Uint8Array<ArrayBuffer>, type: string): Response {
  return new Response(body, { headers: { 'content-type': type, 'cache-control': KEEP } });
}
