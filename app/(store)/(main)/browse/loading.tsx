import { TilesSkeleton } from '#components/store/tiles-skeleton.tsx';
import { Skeleton } from '#components/ui/skeleton.tsx';

export default function Loading() {
  return (
    <div aria-busy="true">
      <Skeleton className="mt-8 mb-4 hidden h-8 w-32 md:block" />
      <div className="mt-3 flex gap-2">
        <Skeleton className="h-12 grow rounded-base" />
        <Skeleton className="h-12 w-14 rounded-base" />
      </div>
      <div className="mt-4 mb-3 flex gap-2 overflow-hidden">
        <Skeleton className="h-10 w-14 shrink-0 rounded-full" />
        <Skeleton className="h-10 w-28 shrink-0 rounded-full" />
        <Skeleton className="h-10 w-32 shrink-0 rounded-full" />
        <Skeleton className="h-10 w-28 shrink-0 rounded-full" />
      </div>
      <Skeleton className="mb-5 h-4 w-20" />
      <TilesSkeleton count={12} />
    </div>
  );
}
