import { Skeleton } from '#components/ui/skeleton.tsx';

const POSTS = ['first', 'second', 'third'];

export default function Loading() {
  return (
    <div aria-busy="true" className="mx-auto max-w-2xl">
      <div className="flex h-14 items-center justify-between pt-2 md:h-20">
        <Skeleton className="h-7 w-40" />
        <Skeleton className="h-10 w-24 rounded-base" />
      </div>
      <Skeleton className="h-5 w-64" />
      <Skeleton className="mt-4 h-14 rounded-base" />
      <div className="my-4 flex gap-2">
        {POSTS.map((post) => (
          <Skeleton key={post} className="h-8 w-20 rounded-base" />
        ))}
      </div>
      <div className="grid gap-3">
        {POSTS.map((post) => (
          <Skeleton key={post} className="h-48 rounded-base" />
        ))}
      </div>
    </div>
  );
}
