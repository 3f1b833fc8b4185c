import { outerFrame } from '#app/(admin)/_lib/frame.ts';
import { HomeSkeleton } from '#components/admin/home-skeleton.tsx';

export default async function LoadingHome() {
  const { t } = await outerFrame();
  return <HomeSkeleton title={t('home.title')} loading={t('common.loading')} />;
}
