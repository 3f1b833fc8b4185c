import { outerFrame } from '#app/(admin)/_lib/frame.ts';
import { ListSkeleton } from '#components/admin/list-skeleton.tsx';

export default async function LoadingStock() {
  const { t } = await outerFrame();
  return <ListSkeleton title={t('stock.title')} columns={['w-60', 'w-14', 'w-10', 'w-10', 'w-16']} />;
}
