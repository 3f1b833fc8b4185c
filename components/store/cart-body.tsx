'use client';
import { ShoppingCart } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useEffect, useMemo } from 'react';
import { Button, LinkButton } from '#components/ui/button.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { toast } from '#components/ui/toast.tsx';
import { fill } from '#i18n/fill.ts';
import type { CartView } from '#modules/cart/schema.ts';
import { placeMyCart, quoteMyCart } from '#server/actions/cart.ts';
import { Thumb } from './art.tsx';
import { BoughtLine } from './bought-line.tsx';
import { CartLineView } from './cart-line.tsx';
import { cartChanged } from './cart-news.ts';
import { placingOf } from './kept-order.ts';
import type { SheetWords } from './redeem-props.ts';
import { RedeemSheet } from './redeem-sheet.tsx';
import { Row } from './redeem-steps.tsx';
import { useSpeech } from './speech.tsx';
import { useCart } from './use-cart.ts';
import { useGiving } from './use-giving.ts';
import { type Source, useRedeem } from './use-redeem.ts';
import { useSheet } from './use-sheet.ts';

type CartProps = {
  first: CartView;
  member: { id: string; name: string };
  ahead: { any: number; byCard: number };
  /** Of one line, and over all lines, as an order may hold. */
  most: number;
  words: SheetWords;
};

/** The whole cart: its lines, what they come to, and one way on. */
export function CartBody({ first, member, ahead, most, words }: CartProps) {
  const { format } = useSpeech();
  const router = useRouter();
  const { cart, taken, setQuantity, putBack, look } = useCart(first, () =>
    toast(words.cart.notSaved, 'danger'),
  );
  const source = useMemo(() => sourceOf(member.id), [member.id]);
  const { step, ask, confirm, resume, close } = useRedeem(source);
  const sheet = useSheet(() => {
    if (step.at === 'done') {
      gift.clear();
      router.refresh();
    }
    close();
    void look();
  });
  const begin = () => {
    sheet.show();
    if (step.at === 'closed') void ask(0);
  };
  const gift = useGiving(source.key, member.name, begin);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the page has come.
  useEffect(() => {
    const sent = placingOf(source.key);
    if (!sent) return;
    resume(sent);
    sheet.show();
  }, [source.key]);
  const left = cart.lines.filter((l) => l.state !== 'ready').length;
  return (
    <>
      {step.at !== 'done' && cart.lines.length === 0 && (
        <BoughtLine sourceKey={source.key} words={words.done} order={words.cart} />
      )}
      {taken && <Undo name={taken.productName} onUndo={putBack} words={words} />}
      {cart.lines.length === 0 ? (
        <Empty words={words} />
      ) : (
        <div className="md:grid md:grid-cols-[minmax(0,1fr)_20rem] md:items-start md:gap-12">
          <ul aria-label={words.cart.lines}>
            {cart.lines.map((line) => (
              <CartLineView
                key={line.lineId}
                line={line}
                most={most}
                onQuantity={(quantity) => void setQuantity(line, quantity)}
                words={words.cart}
              />
            ))}
          </ul>
          <Total cart={cart} left={left} onCheckout={begin} words={words} />
        </div>
      )}
      <RedeemSheet
        open={sheet.open}
        onClose={sheet.dismiss}
        step={step}
        title={words.cart.sheetTitle}
        what={<Chosen cart={cart} words={words} />}
        called=""
        brandName={cart.lines[0]?.brandName ?? ''}
        ahead={ahead}
        giving={gift.giving}
        onGiving={gift.change}
        words={words}
        onConfirm={confirm}
        onAsk={(_, before) => void ask(0, before)}
        onSignIn={gift.leave}
        signInHref={`/sign-in?next=${encodeURIComponent('/cart')}`}
      />
      <p className="sr-only" role="status">
        {format.say(words.cart.items, { count: cart.lines.reduce((sum, l) => sum + l.quantity, 0) })}
      </p>
    </>
  );
}

function sourceOf(memberId: string): Source {
  return {
    key: `${memberId}:cart`,
    ask: () => quoteMyCart(),
    place: async (order) => {
      const answer = await placeMyCart(order);
      if (answer.ok) cartChanged(0);
      return answer;
    },
  };
}

type PartProps = { cart: CartView; words: SheetWords };

/** What it comes to, what is left then, and the button; on a phone always at the thumb. */
function Total({ cart, left, onCheckout, words }: PartProps & { left: number; onCheckout: () => void }) {
  const { format } = useSpeech();
  const after = cart.balance - cart.points;
  const none = cart.lines.length === left;
  return (
    <section className="sticky bottom-[calc(4rem+env(safe-area-inset-bottom))] z-10 -mx-4 grid gap-3 border-t border-hairline bg-bg px-4 py-3 md:top-24 md:bottom-auto md:mx-0 md:rounded-lg md:border md:p-5">
      {left > 0 && (
        <p role="status" className="text-sm text-pretty text-warning-text">
          {none ? words.cart.nothingReady : format.say(words.cart.leftOut, { count: left })}
        </p>
      )}
      <dl className="grid gap-1.5 text-sm">
        <Row name={words.cart.total}>
          <strong className="text-base font-semibold">{format.points(cart.points)}</strong>
        </Row>
        <Row name={after < 0 ? words.cart.short : words.cart.keep}>
          <span className={after < 0 ? 'text-warning-text' : 'text-muted'}>
            {format.points(Math.abs(after))}
          </span>
        </Row>
      </dl>
      <Button variant="primary" size="lg" block onClick={onCheckout} disabled={none} className="tabular">
        {fill(words.cart.checkout, { points: format.points(cart.points) })}
      </Button>
    </section>
  );
}

/** What is being checked out, small: the first cards and how many. */
function Chosen({ cart, words }: PartProps) {
  const { format } = useSpeech();
  const ready = cart.lines.filter((l) => l.state === 'ready');
  const count = ready.reduce((sum, l) => sum + l.quantity, 0);
  return (
    <div className="flex items-center gap-4">
      <div className="flex -space-x-9 rtl:space-x-reverse">
        {ready.slice(0, 3).map((line) => (
          <Thumb key={line.lineId} src={line.artUrl} eager size="md" />
        ))}
      </div>
      <div className="min-w-0">
        <p className="tabular text-lg font-semibold">{format.say(words.cart.items, { count })}</p>
        <p className="line-clamp-2 text-sm break-words text-muted">
          {ready.map((l) => l.productName).join(', ')}
        </p>
      </div>
    </div>
  );
}

function Undo({ name, onUndo, words }: { name: string; onUndo: () => void; words: SheetWords }) {
  return (
    <Notice
      live
      title={fill(words.cart.removed, { name })}
      className="mt-3"
      action={
        <Button size="sm" onClick={onUndo}>
          {words.cart.undo}
        </Button>
      }
    />
  );
}

function Empty({ words }: { words: SheetWords }) {
  return (
    <EmptyState
      icon={ShoppingCart}
      title={words.cart.emptyTitle}
      action={
        <LinkButton href="/browse" variant="primary" size="lg">
          {words.cart.emptyAction}
        </LinkButton>
      }
    >
      {words.cart.emptyBody}
    </EmptyState>
  );
}
