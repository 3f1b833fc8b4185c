import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { platformWords } from '#app/(platform)/_lib/frame.ts';
import { FactorForm } from '#components/platform/factor-form.tsx';
import { platformMe } from '#server/platform.ts';

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await platformWords();
  return { title: t('factor.title') };
}

/** The second half of a sign-in. Whoever is in already comes here to set an authenticator up of their own accord. */
export default async function CodePage() {
  const me = await platformMe();
  if (!me) redirect('/platform/sign-in');
  return <FactorForm state={me.factor} />;
}
