import { outerFrame } from '#app/(admin)/_lib/frame.ts';
import { ListSkeleton } from '#components/admin/list-skeleton.tsx';

export default async function LoadingOrders() {
  const { t } = await outerFrame();
  return (
    <ListSkeleton title={t('orders.title')} tabs={3} columns={['w-20', 'w-28', 'w-52', 'w-14', 'w-16']} />
  );
}
