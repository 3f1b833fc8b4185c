import { Skeleton } from '#components/ui/skeleton.tsx';
import { TileGrid } from './tile-grid.tsx';

/** Tiles before they are known, in their true size. */
export function TilesSkeleton({ count }: { count: number }) {
  return (
    <TileGrid>
      {Array.from({ length: count }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: shapes without identity.
        <div key={index}>
          <Skeleton className="aspect-[1.586] rounded-base" />
          <Skeleton className="mt-3 h-4 w-4/5" />
          <Skeleton className="mt-2 h-3 w-1/2" />
        </div>
      ))}
    </TileGrid>
  );
}
