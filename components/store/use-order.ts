'use client';
import { useEffect, useState } from 'react';
import type { OrderProgress } from '#modules/orders/schema.ts';
import { followMyOrder } from '#server/actions/orders.ts';

const OPEN = ['pending_payment', 'paid', 'fulfilling'];
const EVERY_MS = 1_200;
/** After so many looks it is said that this takes longer, and we look less often. */
const PATIENCE = 8;
const SLOW_MS = 5_000;

type Followed = { progress: OrderProgress | null; looks: number; lost: boolean };

/** Looks how an order stands until it has come to its end. A look that fails is tried again; the order does not mind. */
export function useOrder(orderId: string, first: OrderProgress | null): Followed {
  const [followed, setFollowed] = useState<Followed>({ progress: first, looks: 0, lost: false });
  const { progress, looks } = followed;
  const going = progress === null || (OPEN.includes(progress.status) && !waitsForPerson(progress));
  useEffect(() => {
    if (!going) return;
    const timer = setTimeout(
      async () => {
        const answer = await followMyOrder({ orderId }).catch(() => null);
        setFollowed((before) => ({
          progress: answer?.ok ? answer.data : before.progress,
          looks: before.looks + 1,
          lost: !answer?.ok,
        }));
      },
      progress === null && looks === 0 ? 0 : looks < PATIENCE ? EVERY_MS : SLOW_MS,
    );
    return () => clearTimeout(timer);
  }, [going, looks, orderId, progress]);
  return followed;
}

export const isSlow = (looks: number) => looks >= PATIENCE;

/** Nothing changes by itself any more: a person decides, or a day has to come. */
function waitsForPerson(p: OrderProgress): boolean {
  return (p.frozen > 0 && p.frozen + p.lost + p.voucherIds.length >= p.total) || p.deliverAt !== null;
}
