import { getTranslations } from 'next-intl/server';
import { outerFrame } from '#app/(admin)/_lib/frame.ts';
import { ListSkeleton } from '#components/admin/list-skeleton.tsx';

export default async function LoadingJobs() {
  const { locale } = await outerFrame();
  const t = await getTranslations({ locale, namespace: 'jobs' });
  return <ListSkeleton title={t('title')} columns={['w-40', 'w-20', 'w-24', 'w-16', 'w-20']} />;
}
