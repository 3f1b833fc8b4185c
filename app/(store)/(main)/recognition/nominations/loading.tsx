import { Skeleton } from '#components/ui/skeleton.tsx';

export default function Loading() {
  return (
    <div aria-busy="true" className="mx-auto max-w-2xl">
      <div className="flex h-14 items-center justify-between pt-2 md:h-20">
        <Skeleton className="h-7 w-40" />
        <Skeleton className="h-10 w-28 rounded-base" />
      </div>
      <div className="mb-4 flex gap-2">
        <Skeleton className="h-8 w-20 rounded-base" />
        <Skeleton className="h-8 w-20 rounded-base" />
      </div>
      <div className="grid gap-3">
        <Skeleton className="h-44 rounded-base" />
        <Skeleton className="h-44 rounded-base" />
      </div>
    </div>
  );
}
