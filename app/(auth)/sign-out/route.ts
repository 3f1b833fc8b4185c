import { cookies } from 'next/headers';
import { SHELF_COOKIE } from '#lib/shelf-cookie.ts';
import { signOut } from '#server/actions/identity.ts';
import { requestFacts } from '#server/context.ts';

/**
 * The last step of signing out on this device: whatever still lies here for this origin is thrown away by the browser
 * itself. Other sites can neither cause it nor read what it answers.
 */
export async function POST(request: Request): Promise<Response> {
  const { host } = await requestFacts();
  const origin = request.headers.get('origin');
  if (!origin || URL.parse(origin)?.host !== host) return new Response(null, { status: 403 });
  await signOut({ kind: 'member' });
  (await cookies()).delete(SHELF_COOKIE);
  return new Response(null, { status: 204, headers: { 'Clear-Site-Data': '"cache", "storage"' } });
}
