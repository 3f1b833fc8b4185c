import { outerFrame } from '#app/(admin)/_lib/frame.ts';
import { ListSkeleton } from '#components/admin/list-skeleton.tsx';

export default async function LoadingApprovals() {
  const { t } = await outerFrame();
  return <ListSkeleton title={t('approvals.title')} columns={['w-60', 'w-24', 'w-20', 'w-24']} />;
}
