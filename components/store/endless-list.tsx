'use client';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { Button } from '#components/ui/button.tsx';
import type { Messages } from '#i18n/messages.ts';
import type { Page } from '#lib/page.ts';
import type { Card } from '#modules/orders/schema.ts';
import { browseProducts } from '#server/actions/orders.ts';
import { useSpeech } from './speech.tsx';
import { Tile } from './tile.tsx';
import { TileGrid } from './tile-grid.tsx';

type ListProps = {
  filter: Record<string, string>;
  first: Page<Card>;
  balance: number;
  words: Messages['browse'];
};

/** Grows as one nears its end; the first page comes with the HTML. */
export function EndlessList({ filter, first, balance, words }: ListProps) {
  const { format } = useSpeech();
  const { data, hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage } = useInfiniteQuery({
    queryKey: ['browse', filter],
    queryFn: ({ pageParam }) => load(filter, pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    initialData: { pages: [first], pageParams: [null] },
  });
  const foot = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const mark = foot.current;
    if (!mark || !hasNextPage || isFetchNextPageError) return;
    const watch = new IntersectionObserver(([seen]) => seen?.isIntersecting && void fetchNextPage(), {
      rootMargin: '600px',
    });
    watch.observe(mark);
    return () => watch.disconnect();
  }, [hasNextPage, isFetchNextPageError, fetchNextPage]);
  const cards = data.pages.flatMap((page) => page.items);
  return (
    <>
      <TileGrid>
        {cards.map((card, index) => (
          <Tile
            key={card.listingId}
            card={card}
            balance={balance}
            format={format}
            words={words}
            eager={index < 4}
          />
        ))}
      </TileGrid>
      <div ref={foot} className="grid justify-items-center gap-2 py-8 text-sm text-muted">
        {isFetchNextPageError && <p role="alert">{words.moreFailed}</p>}
        {hasNextPage ? (
          <Button onClick={() => void fetchNextPage()} busy={isFetchingNextPage}>
            {words.more}
          </Button>
        ) : (
          cards.length > 12 && <p>{words.end}</p>
        )}
      </div>
    </>
  );
}

async function load(filter: Record<string, string>, cursor: string | null): Promise<Page<Card>> {
  const answer = await browseProducts({ ...filter, ...(cursor && { cursor }) });
  if (!answer.ok) throw new Error(answer.error.code);
  return answer.data;
}
