import type { Metadata } from 'next';
import Link from 'next/link';
import { redirect } from 'next/navigation';
import { outerFrame } from '#app/(admin)/_lib/frame.ts';
import { readQuery } from '#components/admin/href.ts';
import { OperatorSignIn } from '#components/admin/operator-sign-in.tsx';

type PageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await outerFrame();
  return { title: t('signIn.title') };
}

export default async function SignInPage({ searchParams }: PageProps) {
  const { t, operator } = await outerFrame();
  if (operator) redirect('/admin');
  return (
    <>
      <OperatorSignIn next={readQuery(await searchParams)['next'] ?? '/admin'} />
      <p className="text-center text-sm text-muted">
        {t('signIn.lead')}{' '}
        <Link href="/" className="text-accent-text underline underline-offset-4">
          {t('signIn.toStore')}
        </Link>
      </p>
    </>
  );
}
