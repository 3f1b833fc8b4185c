import { Skeleton } from '#components/ui/skeleton.tsx';

const ROWS = ['a', 'b', 'c', 'd', 'e', 'f'];

export default function Loading() {
  return (
    <div aria-busy="true" className="mx-auto max-w-2xl">
      <div className="flex h-14 items-center pt-2 md:h-20">
        <Skeleton className="h-7 w-24" />
      </div>
      <Skeleton className="h-36 rounded-lg" />
      <Skeleton className="mt-8 mb-3 h-5 w-24" />
      {ROWS.map((row) => (
        <div key={row} className="flex h-17 items-center gap-4 border-b border-hairline">
          <div className="grow">
            <Skeleton className="h-4 w-1/2" />
            <Skeleton className="mt-2 h-3 w-1/3" />
          </div>
          <Skeleton className="h-6 w-16" />
        </div>
      ))}
    </div>
  );
}
