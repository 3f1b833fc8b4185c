import type { Metadata } from 'next';
import { platformWords } from '#app/(platform)/_lib/frame.ts';
import { readQuery } from '#components/admin/href.ts';
import { PlatformLinkSignIn } from '#components/platform/link-sign-in.tsx';

type PageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await platformWords();
  return { title: t('signIn.title'), referrer: 'no-referrer' };
}

/** A mail scanner that follows the link changes nothing: only the button uses it up. */
export default async function LinkPage({ searchParams }: PageProps) {
  await platformWords();
  return <PlatformLinkSignIn token={readQuery(await searchParams)['token'] ?? ''} />;
}
