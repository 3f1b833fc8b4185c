import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { frame } from '#app/(store)/_lib/frame.ts';
import { LanguageSelect } from '#components/store/language-select.tsx';
import { SignInForm } from '#components/store/sign-in-form.tsx';
import { Doorway } from './doorway.tsx';

type Search = { searchParams: Promise<{ next?: string | string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await frame()).messages.signIn.title };
}

export default async function SignIn({ searchParams }: Search) {
  const { member, messages, tenant, locale, t } = await frame();
  if (member) redirect('/');
  const { next } = await searchParams;
  return (
    <Doorway tenant={tenant} title={t('signIn.welcome', { tenant: tenant.name })} lead={messages.signIn.lead}>
      <SignInForm words={messages.signIn} next={typeof next === 'string' ? next : '/'} />
      {tenant.languages.length > 1 && (
        <LanguageSelect value={locale} label={messages.you.language} languages={tenant.languages} />
      )}
    </Doorway>
  );
}
