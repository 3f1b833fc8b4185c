import { outerFrame } from '#app/(admin)/_lib/frame.ts';
import { ListSkeleton } from '#components/admin/list-skeleton.tsx';

export default async function LoadingDevelopers() {
  const { t } = await outerFrame();
  return (
    <ListSkeleton title={t('developers.title')} rows={4} columns={['w-32', 'w-12', 'w-52', 'w-20', 'w-16']} />
  );
}
