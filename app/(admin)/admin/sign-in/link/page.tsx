import type { Metadata } from 'next';
import { outerFrame } from '#app/(admin)/_lib/frame.ts';
import { readQuery } from '#components/admin/href.ts';
import { LinkSignIn } from '#components/admin/link-sign-in.tsx';

type PageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await outerFrame();
  return { title: t('signIn.title'), referrer: 'no-referrer' };
}

/** A mail scanner that follows the link changes nothing: only the button uses it up. */
export default async function LinkPage({ searchParams }: PageProps) {
  const { tenant } = await outerFrame();
  return <LinkSignIn token={readQuery(await searchParams)['token'] ?? ''} tenant={tenant.name} />;
}
