import { outerFrame } from '#app/(admin)/_lib/frame.ts';
import { ListSkeleton } from '#components/admin/list-skeleton.tsx';

export default async function LoadingBudgets() {
  const { t } = await outerFrame();
  return (
    <ListSkeleton title={t('budgets.title')} columns={['w-44', 'w-24', 'w-16', 'w-40', 'w-16']} rows={8} />
  );
}
