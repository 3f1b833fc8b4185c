import { redirect } from 'next/navigation';
import { enterTenant } from '#modules/platform/index.ts';
import { actAsPlatform, platformMe } from '#server/platform.ts';

/** Where a browser proves that it may come into a program: it goes on there with a token, or back to where it can ask. */
export async function GET(request: Request): Promise<Response> {
  const query = new URL(request.url).searchParams;
  const tenantId = query.get('tenant') ?? '';
  if ((await platformMe())?.factor !== 'given') redirect('/platform/sign-in');
  const browserHash = query.get('browser') ?? '';
  const answer = await actAsPlatform(enterTenant, {
    tenantId,
    grantId: query.get('grant') ?? '',
    browserHash,
  });
  redirect(answer.ok ? answer.data.url : `/platform/programs/${encodeURIComponent(tenantId)}?access=gone`);
}
