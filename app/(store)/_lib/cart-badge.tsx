import { Suspense } from 'react';
import { CartLink } from '#components/store/cart-link.tsx';
import { loadWords } from '#i18n/areas.ts';
import { countCart } from '#modules/cart/index.ts';
import { currentMember, readAsMember } from '#server/screen.ts';
import { frame } from './frame.ts';

/** The way to the cart; how much lies in it comes after the page, which does not wait for it. */
export async function CartBadge() {
  const [member, { locale }] = await Promise.all([currentMember(), frame()]);
  if (!member) return null;
  const label = (await loadWords('cart', locale)).cart.badge;
  return (
    <Suspense fallback={<CartLink count={0} label={label} />}>
      <Counted label={label} />
    </Suspense>
  );
}

async function Counted({ label }: { label: string }) {
  return <CartLink count={(await readAsMember(countCart, {})).count} label={label} />;
}
