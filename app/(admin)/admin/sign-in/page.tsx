import type { Metadata } from 'next';
import Link from 'next/link';
import { redirect } from 'next/navigation';
import { outerFrame } from '#app/(admin)/_lib/frame.ts';
import { readQuery } from '#components/admin/href.ts';
import { OperatorSignIn } from '#components/admin/operator-sign-in.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { loadWords } from '#i18n/areas.ts';

type PageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await outerFrame();
  return { title: t('signIn.title') };
}

export default async function SignInPage({ searchParams }: PageProps) {
  const { t, operator, locale } = await outerFrame();
  const query = readQuery(await searchParams);
  if (operator) redirect('/admin');
  const { access } = await loadWords('access', locale);
  const next = query['next'] ?? '/admin';
  return (
    <>
      {query['entry'] === 'gone' && <Notice tone="warning" live title={access.gone} />}
      {next !== '/admin' && <Notice title={access.tab.goOn} />}
      <OperatorSignIn next={next} />
      <p className="text-center text-sm text-muted">
        {t('signIn.lead')}{' '}
        <Link href="/" className="text-accent-text underline underline-offset-4">
          {t('signIn.toStore')}
        </Link>
      </p>
    </>
  );
}
