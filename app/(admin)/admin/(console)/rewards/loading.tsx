import { outerFrame } from '#app/(admin)/_lib/frame.ts';
import { ListSkeleton } from '#components/admin/list-skeleton.tsx';
import { loadWords } from '#i18n/areas.ts';

export default async function LoadingRewards() {
  const { locale } = await outerFrame();
  const { title } = await loadWords('granting', locale);
  return <ListSkeleton title={title} tabs={4} columns={['w-4', 'w-44', 'w-36', 'w-20', 'w-20']} />;
}
