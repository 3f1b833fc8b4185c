'use client';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { toast } from '#components/ui/toast.tsx';
import { featureListing, placeListing } from '#server/actions/catalog.ts';
import { answerOf, useExplain } from './explain.ts';
import { ListingOrderRow, type OrderedListing } from './listing-order-row.tsx';

type ListingOrderProps = { rows: OrderedListing[]; mayManage: boolean };

/** The store's order, changed by dragging or by buttons; each move is kept at once, and taken back if it was refused. */
export function ListingOrder({ rows, mayManage }: ListingOrderProps) {
  const t = useTranslations('wares.order');
  const explain = useExplain();
  const router = useRouter();
  const [order, setOrder] = useState(rows);
  const [dragged, setDragged] = useState<number>();
  const [over, setOver] = useState<number>();
  const move = async (from: number, to: number) => {
    const it = order[from];
    if (!it || to < 0 || to >= order.length || from === to) return;
    const rest = order.filter((_, i) => i !== from);
    setOrder([...rest.slice(0, to), it, ...rest.slice(to)]);
    const afterId = rest[to - 1]?.listingId ?? null;
    const answer = await answerOf(placeListing({ listingId: it.listingId, afterId }));
    if (answer.ok) return toast(t('moved', { name: it.name, n: to + 1 }));
    setOrder(order);
    toast(explain(answer.error));
  };
  const feature = async (at: number) => {
    const it = order[at];
    if (!it) return;
    const featured = !it.featured;
    setOrder(order.map((each) => (each === it ? { ...it, featured } : each)));
    const answer = await answerOf(featureListing({ listingId: it.listingId, featured }));
    if (answer.ok) return router.refresh();
    setOrder(order);
    toast(explain(answer.error));
  };
  return (
    <ol
      className="mx-4 grid grid-cols-1 rounded-base border border-hairline bg-surface text-row lg:mx-6"
      aria-label={t('title')}
    >
      {order.map((row, at) => (
        <ListingOrderRow
          key={row.listingId}
          row={row}
          at={at}
          count={order.length}
          mayManage={mayManage}
          target={over === at && dragged !== at}
          onDragStart={() => setDragged(at)}
          onDragOver={() => setOver(at)}
          onDragEnd={() => {
            setDragged(undefined);
            setOver(undefined);
          }}
          onDrop={() => dragged !== undefined && void move(dragged, at)}
          onMove={(to) => void move(at, to)}
          onFeature={() => void feature(at)}
        />
      ))}
    </ol>
  );
}
