import { TilesSkeleton } from '#components/store/tiles-skeleton.tsx';
import { Skeleton } from '#components/ui/skeleton.tsx';

export default function Loading() {
  return (
    <div aria-busy="true">
      <div className="flex h-14 items-center gap-2.5 md:h-auto md:pt-8 md:pb-4">
        <Skeleton className="h-7 w-40 md:h-8 md:w-64" />
      </div>
      <Skeleton className="h-45 rounded-lg" />
      <Skeleton className="mt-8 mb-4 h-5 w-24" />
      <TilesSkeleton count={8} />
    </div>
  );
}
