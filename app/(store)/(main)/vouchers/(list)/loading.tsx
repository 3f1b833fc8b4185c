import { Skeleton } from '#components/ui/skeleton.tsx';

export default function Loading() {
  return (
    <div aria-busy="true">
      <div className="flex h-14 items-center pt-2 md:h-20">
        <Skeleton className="h-7 w-32" />
      </div>
      <div className="mt-2 grid gap-2 sm:grid-cols-2 sm:gap-4 lg:grid-cols-3">
        <Skeleton className="aspect-[1.2] rounded-lg" />
        <Skeleton className="h-24 rounded-lg sm:aspect-[1.2] sm:h-auto" />
        <Skeleton className="h-24 rounded-lg sm:aspect-[1.2] sm:h-auto" />
      </div>
    </div>
  );
}
