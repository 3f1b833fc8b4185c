'use client';
import { BellRing, ShoppingCart } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useEffect, useMemo, useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { cx } from '#components/ui/cx.ts';
import { toast } from '#components/ui/toast.tsx';
import { fill } from '#i18n/fill.ts';
import type { ProductDetail } from '#modules/orders/schema.ts';
import { addToMyCart, waitForStock } from '#server/actions/cart.ts';
import { placeOrder, quotePrice } from '#server/actions/orders.ts';
import { BoughtLine } from './bought-line.tsx';
import { cartChanged } from './cart-news.ts';
import { placingOf } from './kept-order.ts';
import { previewPoints } from './price.ts';
import type { BuyWords } from './redeem-props.ts';
import { RedeemSheet } from './redeem-sheet.tsx';
import { What } from './redeem-steps.tsx';
import { useSpeech } from './speech.tsx';
import { useGiving } from './use-giving.ts';
import { type Source, useRedeem } from './use-redeem.ts';
import { useSheet } from './use-sheet.ts';
import { ValuePicker } from './value-picker.tsx';

/** A product without what is read about it: that is on the page already. */
type Sold = Omit<ProductDetail, 'howTo' | 'terms' | 'about' | 'lang' | 'categories'>;
type BuyProps = {
  product: Sold;
  balance: number;
  /** Whoever is signed in: what this tab keeps of a purchase is theirs alone. */
  member: { id: string; name: string };
  /** Values of which the member wants to be told. */
  waitsFor: number[];
  asked: number | null;
  ahead: { any: number; byCard: number };
  words: BuyWords;
};

/** Choosing a value, then redeeming it or putting it in the cart, without leaving the product. */
export function Buy(props: BuyProps) {
  const { product, balance, member, words } = props;
  const { format } = useSpeech();
  const router = useRouter();
  const [value, setValue] = useState(() => props.asked ?? firstValue(product, balance));
  const source = useMemo(() => sourceOf(product.listingId, member.id), [product.listingId, member.id]);
  const { step, ask, confirm, resume, close } = useRedeem(source);
  const sheet = useSheet(() => {
    if (step.at === 'done') {
      gift.clear();
      router.refresh();
    }
    close();
  });
  const begin = () => {
    sheet.show();
    if (step.at === 'closed') void ask(value);
  };
  const gift = useGiving(source.key, member.name, begin);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the page has come.
  useEffect(() => {
    const sent = placingOf(source.key);
    if (!sent) return;
    resume(sent);
    sheet.show();
  }, [source.key]);
  const money = format.money(value, product.currency);
  return (
    <>
      <ValuePicker product={product} value={value} onChange={setValue} words={words} />
      <Bar {...props} value={value} onRedeem={begin}>
        {step.at !== 'done' && <BoughtLine sourceKey={source.key} words={words.done} order={words.cart} />}
      </Bar>
      <RedeemSheet
        open={sheet.open}
        onClose={sheet.dismiss}
        step={step}
        title={words.redeem.title}
        what={<What artUrl={product.artUrl} value={money} name={product.name} />}
        called={money}
        brandName={product.brand.name}
        ahead={props.ahead}
        giving={gift.giving}
        onGiving={gift.change}
        words={words}
        onConfirm={confirm}
        onAsk={(other = value, before) => {
          setValue(other);
          void ask(other, before);
        }}
        otherValue={(other) => format.money(other, product.currency)}
        onSignIn={gift.leave}
        signInHref={`/sign-in?next=${encodeURIComponent(`/p/${product.listingId}?value=${value}`)}`}
      />
    </>
  );
}

function sourceOf(listingId: string, memberId: string): Source {
  return {
    key: `${memberId}:${listingId}`,
    ask: (denomination) => quotePrice({ lines: [{ listingId, denomination }] }),
    place: placeOrder,
  };
}

type BarProps = BuyProps & { value: number; onRedeem: () => void; children: React.ReactNode };

/** The price, what is left then, and what can be done: at the thumb on a phone. */
function Bar({ product, balance, value, waitsFor, words, onRedeem, children }: BarProps) {
  const { format } = useSpeech();
  const known = product.denominations.find((d) => d.value === value);
  const points = known?.points ?? previewPoints(value, product);
  const short = points - balance;
  const soldOut = !product.inStock || product.fromPoints === null || known?.inStock === false;
  return (
    <div className="sticky bottom-[calc(4rem+env(safe-area-inset-bottom))] z-10 -mx-4 mt-6 border-t border-hairline bg-bg px-4 py-3 md:static md:mx-0 md:border-0 md:px-0">
      {children}
      <p aria-live="polite" className="mb-3 flex flex-wrap items-baseline justify-between gap-x-4 text-sm">
        <span className="tabular font-medium">
          {soldOut && product.fromPoints === null
            ? words.product.allSoldOut
            : fill(words.product.price, {
                money: format.money(value, product.currency),
                points: format.points(points),
              })}
        </span>
        <span className={cx('tabular', short > 0 ? 'text-warning-text' : 'text-muted')}>
          {short > 0
            ? fill(words.product.short, { points: format.points(short) })
            : fill(words.product.keep, { points: format.points(-short) })}
        </span>
      </p>
      {soldOut ? (
        <TellMe product={product} value={value} waits={waitsFor.includes(value)} words={words} />
      ) : (
        <div className="flex gap-2">
          <AddToCart listingId={product.listingId} value={value} words={words} />
          <Button
            variant="primary"
            size="lg"
            onClick={onRedeem}
            data-act="redeem"
            className="tabular min-w-0 grow basis-0"
          >
            <span className="truncate">{fill(words.product.redeem, { points: format.points(points) })}</span>
          </Button>
        </div>
      )}
    </div>
  );
}

/** Quiet beside the button that most people want. */
function AddToCart({ listingId, value, words }: { listingId: string; value: number; words: BuyWords }) {
  const [busy, setBusy] = useState(false);
  const [key, setKey] = useState<string | null>(null);
  const add = async () => {
    setBusy(true);
    // The same key until it has been answered: a retry after silence adds once.
    const idempotencyKey = key ?? crypto.randomUUID();
    setKey(idempotencyKey);
    const line = { listingId, denomination: value, idempotencyKey };
    const answer = await addToMyCart(line).catch(() => null);
    setBusy(false);
    if (answer) setKey(null);
    if (!answer?.ok) return toast(answer?.error.message ?? words.cart.addFailed, 'danger');
    cartChanged(answer.data.count);
    toast(words.cart.added, 'success');
  };
  return (
    <Button
      size="lg"
      onClick={add}
      busy={busy}
      aria-label={words.cart.add}
      title={words.cart.add}
      className="px-4"
    >
      {!busy && <ShoppingCart size={20} aria-hidden="true" />}
    </Button>
  );
}

type TellProps = { product: Sold; value: number; waits: boolean; words: BuyWords };

/** For what is sold out: one letter when it is back, if one is wanted. */
function TellMe({ product, value, waits, words }: TellProps) {
  const { format } = useSpeech();
  const router = useRouter();
  const [told, setTold] = useState<Record<number, boolean>>({});
  const [busy, setBusy] = useState(false);
  const on = told[value] ?? waits;
  const money = format.money(value, product.currency);
  const change = async () => {
    setBusy(true);
    const wish = { listingId: product.listingId, denomination: value, on: !on };
    const answer = await waitForStock(wish).catch(() => null);
    setBusy(false);
    if (answer?.ok) return setTold({ ...told, [value]: !on });
    if (answer?.error.code !== 'conflict') return toast(words.marks.failed, 'danger');
    toast(words.marks.isBack);
    router.refresh();
  };
  return (
    <div className="grid gap-2">
      <p role="status" className="text-sm text-muted">
        {fill(on ? words.marks.told : words.marks.soldOutValue, { value: money })}
      </p>
      <Button size="lg" block onClick={change} busy={busy}>
        {!on && !busy && <BellRing size={18} aria-hidden="true" />}
        <span className="truncate">
          {on ? words.marks.tellNot : fill(words.marks.tell, { value: money })}
        </span>
      </Button>
    </div>
  );
}

/** The dearest value in stock that can be afforded, up to the middle of the list; else the cheapest. */
function firstValue(product: Sold, balance: number): number {
  const stocked = product.denominations.filter((d) => d.inStock);
  const payable = stocked.filter((d) => d.points <= balance);
  const choice = payable[Math.floor((payable.length - 1) / 2)] ?? stocked[0] ?? product.denominations[0];
  return choice?.value ?? product.min;
}
