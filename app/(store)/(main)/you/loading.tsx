import { Skeleton } from '#components/ui/skeleton.tsx';

export default function Loading() {
  return (
    <div aria-busy="true" className="mx-auto max-w-2xl">
      <div className="flex h-14 items-center pt-2 md:h-20">
        <Skeleton className="h-7 w-20" />
      </div>
      <div className="flex items-center gap-4 py-4">
        <Skeleton className="size-14 rounded-full" />
        <div className="grow">
          <Skeleton className="h-6 w-40" />
          <Skeleton className="mt-2 h-4 w-52" />
        </div>
      </div>
      <Skeleton className="h-24" />
      <Skeleton className="mt-6 h-12 rounded-base" />
    </div>
  );
}
