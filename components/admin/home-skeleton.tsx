import { Loading, Skeleton } from '#components/ui/skeleton.tsx';
import { ListCard, ListFrame } from './list-frame.tsx';

const ROWS = ['w-24', 'w-32', 'w-28', 'w-36', 'w-24', 'w-32', 'w-28', 'w-36'];

export function HomeSkeleton({ title, loading }: { title: string; loading: string }) {
  return (
    <ListFrame>
      <h1 className="sr-only">{title}</h1>
      <div className="flex h-16 items-center px-4 lg:px-6">
        <Skeleton className="h-6 w-40" />
      </div>
      <div className="flex flex-wrap gap-3 px-4 pb-10 lg:px-6">
        <Skeleton className="h-[82px] min-w-40 grow basis-40 rounded-base sm:max-w-60" />
        <Skeleton className="h-[82px] min-w-40 grow basis-40 rounded-base sm:max-w-60" />
      </div>
      <ListCard>
        {ROWS.map((width, at) => (
          <div
            key={`${width}-${String(at)}`}
            className="flex h-10 items-center justify-between gap-6 border-b border-hairline px-3 last:border-0"
          >
            <Skeleton className={`h-3.5 ${width}`} />
            <Skeleton className="h-3.5 w-1/4" />
            <Skeleton className="h-3.5 w-16" />
          </div>
        ))}
      </ListCard>
      <Loading label={loading} />
    </ListFrame>
  );
}
