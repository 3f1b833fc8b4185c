import { redirect } from 'next/navigation';
import { beginHandOver, platformOrigin } from '#server/hand-over.ts';

/** Somebody who runs the installation comes in under a grant: first this browser gets a secret, then it proves itself there. */
export async function GET(request: Request): Promise<Response> {
  const grant = new URL(request.url).searchParams.get('grant') ?? '';
  const { tenantId, browserHash } = await beginHandOver();
  const query = new URLSearchParams({ tenant: tenantId, grant, browser: browserHash });
  redirect(`${platformOrigin()}/platform/enter?${query}`);
}
