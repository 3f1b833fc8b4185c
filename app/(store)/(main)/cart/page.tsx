import type { Metadata } from 'next';
import { frame, memberFrame } from '#app/(store)/_lib/frame.ts';
import { CartBody } from '#components/store/cart-body.tsx';
import { PageHeader } from '#components/store/page-header.tsx';
import { loadWords } from '#i18n/areas.ts';
import { showCart } from '#modules/cart/index.ts';
import { MAX_AHEAD_DAYS, MAX_CARD_AHEAD_DAYS, MAX_QUANTITY } from '#modules/orders/schema.ts';
import { readAsMember, requireMember } from '#server/screen.ts';

export async function generateMetadata(): Promise<Metadata> {
  const { locale } = await frame();
  return { title: (await loadWords('cart', locale)).cart.title };
}

/** Everything that a member means to buy, on whatever device they put it in. */
export default async function Cart() {
  await requireMember('/cart');
  const { member, messages, locale } = await memberFrame();
  const [own, cart] = await Promise.all([loadWords('cart', locale), readAsMember(showCart, {})]);
  const { order, redeem, voucher, common, browse } = messages;
  const { done, give, pay } = own;
  return (
    <>
      <PageHeader
        title={own.cart.title}
        back={{ href: '/browse', label: `${common.back}: ${browse.title}` }}
      />
      <CartBody
        first={cart}
        member={{ id: member.id, name: member.name }}
        ahead={{ any: MAX_AHEAD_DAYS, byCard: MAX_CARD_AHEAD_DAYS }}
        most={MAX_QUANTITY}
        words={{ order, redeem, voucher, done, give, pay, cart: own.cart }}
      />
    </>
  );
}
