import { Skeleton } from '#components/ui/skeleton.tsx';

export default function Loading() {
  return (
    <div aria-busy="true" className="mx-auto max-w-xl">
      <div className="flex h-14 items-center pt-2 md:h-20">
        <Skeleton className="h-7 w-48" />
      </div>
      <div className="mt-4 grid gap-8">
        <Skeleton className="h-18 rounded-base" />
        <Skeleton className="h-24 rounded-base" />
        <Skeleton className="h-24 rounded-base" />
        <Skeleton className="h-40 rounded-base" />
        <Skeleton className="h-12 rounded-base" />
      </div>
    </div>
  );
}
