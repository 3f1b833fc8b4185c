import type { Metadata } from 'next';
import { frame } from '#app/(store)/_lib/frame.ts';
import { LinkSignIn } from '#components/store/link-sign-in.tsx';
import { Doorway } from '../doorway.tsx';

type Search = { searchParams: Promise<{ token?: string | string[]; next?: string | string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await frame()).messages.signIn.title, referrer: 'no-referrer' };
}

/** Opening this page uses nothing up, so that scanners of mail cannot; the button does. */
export default async function SignInByLink({ searchParams }: Search) {
  const { messages, tenant, t } = await frame();
  const { token, next } = await searchParams;
  return (
    <Doorway
      tenant={tenant}
      title={messages.signIn.linkTitle}
      lead={t('signIn.linkBody', { tenant: tenant.name })}
    >
      <LinkSignIn
        token={typeof token === 'string' ? token : ''}
        next={typeof next === 'string' ? next : '/'}
        words={messages.signIn}
      />
    </Doorway>
  );
}
