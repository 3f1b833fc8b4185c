'use client';
import { type MouseEvent, useEffect, useMemo, useRef, useState } from 'react';
import { seen } from '#components/pwa/seen.ts';
import { buttonClass } from '#components/ui/button.tsx';
import { Spinner } from '#components/ui/spinner.tsx';
import type { Messages } from '#i18n/messages.ts';
import type { Page } from '#lib/page.ts';
import { type PackedTile, type TileCard, unpackTile } from '#modules/orders/client.ts';
import { browseProducts } from '#server/actions/orders.ts';
import { joined, keep, keptOf } from './kept-lists.ts';
import { useSpeech } from './speech.tsx';
import { Tile, type TileWords } from './tile.tsx';

type ListProps = {
  /** What was asked, as the shop wants it and as the address says it. */
  question: Record<string, unknown>;
  search: string;
  first: Page<PackedTile>;
  balance: number;
  words: TileWords & Pick<Messages['browse'], 'more' | 'end'>;
};

/** Grows as one nears its end; the first page comes with the HTML, and without scripts the end is a link. */
export function EndlessList({ question, search, first: packed, balance, words }: ListProps) {
  const { format, common } = useSpeech();
  const first = useMemo(() => unpacked(packed), [packed]);
  const { list, grow, state } = useList({ question, search, first });
  const foot = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const mark = foot.current;
    if (!mark || !list.nextCursor || state !== 'idle') return;
    const watch = new IntersectionObserver(([seen]) => seen?.isIntersecting && void grow(), {
      rootMargin: '600px',
    });
    watch.observe(mark);
    return () => watch.disconnect();
  });
  useEffect(() => seen(first.items), [first]);
  return (
    <>
      <div className="tiles">
        {list.items.map((card, index) => (
          <Tile
            key={card.listingId}
            card={card}
            balance={balance}
            format={format}
            words={words}
            eager={index < 4}
          />
        ))}
      </div>
      <div ref={foot} className="grid justify-items-center gap-2 py-8 text-sm text-muted">
        {state === 'failed' && <p role="alert">{common.refused.unsure}</p>}
        {list.nextCursor ? (
          <MoreLink
            href={nextPage(search, list.nextCursor)}
            busy={state === 'busy'}
            onMore={() => void grow()}
            label={words.more}
          />
        ) : (
          list.items.length > 12 && <p>{words.end}</p>
        )}
      </div>
    </>
  );
}

function nextPage(search: string, cursor: string): string {
  const next = new URLSearchParams(search);
  next.set('after', cursor);
  return `/browse?${next}`;
}

const unpacked = (page: Page<PackedTile>) => ({ ...page, items: page.items.map(unpackTile) });

type Given = Pick<ListProps, 'question' | 'search'> & { first: Page<TileCard> };

/** The list so far: what was there when one left it, behind a first page that is always fresh. */
function useList({ question, search, first }: Given) {
  const [grown, setGrown] = useState(() => keptOf(search));
  const [state, setState] = useState<'idle' | 'busy' | 'failed'>('idle');
  const list = joined(first, grown);
  const grow = async () => {
    if (state === 'busy' || !list.nextCursor) return;
    setState('busy');
    const answer = await browseProducts({ ...question, cursor: list.nextCursor }).catch(() => null);
    if (!answer?.ok) return setState('failed');
    const longer = {
      items: [...list.items, ...unpacked(answer.data).items],
      nextCursor: answer.data.nextCursor,
    };
    keep(search, longer);
    setGrown(longer);
    setState('idle');
  };
  return { list, grow, state };
}

type MoreProps = { href: string; busy: boolean; onMore: () => void; label: string };

function MoreLink({ href, busy, onMore, label }: MoreProps) {
  const more = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    onMore();
  };
  return (
    <a href={href} rel="next" onClick={more} aria-busy={busy || undefined} className={buttonClass()}>
      {busy && <Spinner />}
      {label}
    </a>
  );
}
