'use client';
import { useRouter } from 'next/navigation';
import { useEffect, useEffectEvent, useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { cx } from '#components/ui/cx.ts';
import { fill } from '#i18n/fill.ts';
import type { ProductDetail } from '#modules/orders/schema.ts';
import { previewPoints } from './price.ts';
import type { BuyWords } from './redeem-props.ts';
import { RedeemSheet } from './redeem-sheet.tsx';
import { useSpeech } from './speech.tsx';
import { useRedeem } from './use-redeem.ts';
import { ValuePicker } from './value-picker.tsx';

type BuyProps = { product: ProductDetail; balance: number; recipient: string; words: BuyWords };
const HASH = '#redeem';

/** Choosing a value and redeeming it, without leaving the product. The browser's Back closes the sheet. */
export function Buy({ product, balance, recipient, words }: BuyProps) {
  const { format } = useSpeech();
  const router = useRouter();
  const [value, setValue] = useState(() => firstValue(product, balance));
  const [open, setOpen] = useState(false);
  const { step, ask, confirm, close } = useRedeem(product.listingId);
  const known = product.denominations.find((d) => d.value === value);
  const points = known?.points ?? previewPoints(value, product);
  const short = points - balance;
  const soldOut = !product.inStock || product.fromPoints === null || known?.inStock === false;

  const shut = () => {
    setOpen(false);
    if (step.at === 'done') router.refresh();
    close();
  };
  const wentBack = useEffectEvent(shut);
  useEffect(() => {
    if (!open) return;
    // One listener for as long as it is open: the router renders within the event, before our turn.
    const listener = () => wentBack();
    window.addEventListener('popstate', listener);
    return () => window.removeEventListener('popstate', listener);
  }, [open]);
  const begin = () => {
    setOpen(true);
    window.history.pushState(null, '', HASH);
    if (step.at === 'closed') void ask(value);
  };
  const dismiss = () => (window.location.hash === HASH ? window.history.back() : shut());

  return (
    <>
      <ValuePicker product={product} value={value} onChange={setValue} words={words.product} />
      <div className="sticky bottom-[calc(4rem+env(safe-area-inset-bottom))] z-10 -mx-4 mt-6 border-t border-hairline bg-bg px-4 py-3 md:static md:mx-0 md:border-0 md:px-0">
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
        <Button variant="primary" size="lg" block onClick={begin} disabled={soldOut} className="tabular">
          {soldOut ? words.product.allSoldOut : fill(words.product.redeem, { points: format.points(points) })}
        </Button>
      </div>
      <RedeemSheet
        open={open}
        onClose={dismiss}
        step={step}
        product={product}
        recipient={recipient}
        words={words}
        onConfirm={confirm}
        onAsk={(other) => {
          setValue(other);
          void ask(other);
        }}
        value={value}
      />
    </>
  );
}

/** The dearest value in stock that can be afforded, up to the middle of the list; else the cheapest. */
function firstValue(product: ProductDetail, balance: number): number {
  const stocked = product.denominations.filter((d) => d.inStock);
  const payable = stocked.filter((d) => d.points <= balance);
  const choice = payable[Math.floor((payable.length - 1) / 2)] ?? stocked[0] ?? product.denominations[0];
  return choice?.value ?? product.min;
}
