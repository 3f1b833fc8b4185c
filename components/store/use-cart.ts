'use client';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { CartLine, CartView } from '#modules/cart/schema.ts';
import { addToMyCart, setMyQuantity, showMyCart } from '#server/actions/cart.ts';
import { cartChanged, onCartChanged } from './cart-news.ts';

/** The cart as the server has it, told at once what is done here, and followed through other tabs and devices. */
export function useCart(first: CartView, onFailed: () => void) {
  const [cart, setCart] = useState(first);
  const [taken, setTaken] = useState<CartLine | null>(null);
  const asked = useRef(0);
  const count = useRef(countOf(first));
  // Of several looks only the newest counts; an older answer may come later.
  const look = useCallback(async () => {
    asked.current += 1;
    const mine = asked.current;
    const answer = await showMyCart().catch(() => null);
    if (answer?.ok && mine === asked.current) {
      count.current = countOf(answer.data);
      setCart(answer.data);
    }
    return answer?.ok ?? false;
  }, []);
  // The page may come out of the browser's memory, from before an order.
  useEffect(() => void look(), [look]);
  useEffect(() => onCartChanged((news) => news.count === count.current || void look()), [look]);
  useEffect(() => {
    const seen = () => document.visibilityState === 'visible' && void look();
    document.addEventListener('visibilitychange', seen);
    return () => document.removeEventListener('visibilitychange', seen);
  }, [look]);

  const setQuantity = async (line: CartLine, quantity: number) => {
    asked.current += 1;
    setCart((before) => withQuantity(before, line.lineId, quantity));
    setTaken(quantity === 0 ? line : null);
    const answer = await setMyQuantity({ lineId: line.lineId, quantity }).catch(() => null);
    if (answer?.ok) {
      count.current = answer.data.count;
      cartChanged(answer.data.count);
    } else {
      setTaken(null);
      onFailed();
      // What stays unknown is shown as it was; a new look corrects it once there is a connection.
      setCart(cart);
    }
    await look();
  };
  const putBack = async () => {
    if (!taken) return;
    const { listingId, denomination, quantity, lineId } = taken;
    const line = { listingId, denomination, quantity, idempotencyKey: `back:${lineId}` };
    const answer = await addToMyCart(line).catch(() => null);
    if (!answer?.ok) return onFailed();
    setTaken(null);
    cartChanged(answer.data.count);
    await look();
  };
  return { cart, taken, setQuantity, putBack, look };
}

const countOf = (cart: CartView) => cart.lines.reduce((sum, l) => sum + l.quantity, 0);

/** The cart as it will be, before the server has said so. */
function withQuantity(cart: CartView, lineId: string, quantity: number): CartView {
  const lines = cart.lines
    .map((l) => (l.lineId === lineId ? { ...l, quantity } : l))
    .filter((l) => l.quantity > 0);
  const ready = lines.filter((l) => l.state === 'ready');
  const points = ready.reduce((sum, l) => sum + (l.unitPoints ?? 0) * l.quantity, 0);
  return { ...cart, lines, points };
}
