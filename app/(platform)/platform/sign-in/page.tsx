import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { platformWords } from '#app/(platform)/_lib/frame.ts';
import { PlatformSignIn } from '#components/platform/sign-in.tsx';
import { platformMe } from '#server/platform.ts';

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await platformWords();
  return { title: t('signIn.title') };
}

export default async function SignInPage() {
  const [{ t }, me] = await Promise.all([platformWords(), platformMe()]);
  if (me) redirect(me.factor === 'given' ? '/platform' : '/platform/sign-in/code');
  return (
    <>
      <PlatformSignIn />
      <p className="text-center text-sm text-pretty text-muted">{t('signIn.lead')}</p>
    </>
  );
}
