import type { ReactNode } from 'react';

export const TILE_GRID = 'grid grid-cols-2 gap-x-4 gap-y-6 sm:grid-cols-3 lg:grid-cols-4';

export function TileGrid({ children }: { children: ReactNode }) {
  return <div className={TILE_GRID}>{children}</div>;
}

/** A row that scrolls sideways within the page's margins. */
export function TileRow({ children }: { children: ReactNode }) {
  return (
    <div className="no-scrollbar -mx-4 flex snap-x scroll-px-4 gap-4 overflow-x-auto px-4 py-1 md:mx-0 md:px-0 md:scroll-px-0">
      {children}
    </div>
  );
}
/** The width of a tile in such a row: two and a bit on a phone, four on a desk. */
export const ROW_TILE = 'w-[42vw] max-w-44 shrink-0 snap-start md:w-[calc((100%-3rem)/4)] md:max-w-none';
