import { outerFrame } from '#app/(admin)/_lib/frame.ts';
import { ListSkeleton } from '#components/admin/list-skeleton.tsx';

export default async function LoadingPeople() {
  const { t } = await outerFrame();
  return (
    <ListSkeleton
      title={t('people.title')}
      tabs={3}
      columns={['w-4', 'w-36', 'w-52', 'w-20', 'w-20', 'w-14']}
    />
  );
}
