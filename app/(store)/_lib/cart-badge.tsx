import { cache } from 'react';
import { CartLink } from '#components/store/cart-link.tsx';
import { loadWords } from '#i18n/areas.ts';
import { countCart } from '#modules/cart/index.ts';
import { currentMember, readAsMember } from '#server/screen.ts';
import { frame } from './frame.ts';

/** Asked once for all the places of a page that show it. */
const cart = cache(() => readAsMember(countCart, {}));

/** The way to the cart, with how much lies in it. */
export async function CartBadge() {
  const [member, { locale }] = await Promise.all([currentMember(), frame()]);
  if (!member) return null;
  const [{ count }, words] = await Promise.all([cart(), loadWords('cart', locale)]);
  return <CartLink count={count} label={words.cart.badge} />;
}
