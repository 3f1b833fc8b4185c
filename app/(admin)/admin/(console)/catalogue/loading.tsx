import { outerFrame } from '#app/(admin)/_lib/frame.ts';
import { ListSkeleton } from '#components/admin/list-skeleton.tsx';

export default async function LoadingCatalogue() {
  const { t } = await outerFrame();
  return (
    <ListSkeleton title={t('catalogue.title')} columns={['w-4', 'w-60', 'w-20', 'w-20', 'w-24', 'w-9']} />
  );
}
