'use client';
import { useState } from 'react';
import { Art } from '#components/store/art.tsx';
import { previewPoints } from '#components/store/price.ts';
import { ValuePicker } from '#components/store/value-picker.tsx';
import { Disclosure } from '#components/ui/disclosure.tsx';
import { fill } from '#i18n/fill.ts';
import type { ProductDetail } from '#modules/orders/schema.ts';
import { useAnswer, useFrame } from './frame.ts';
import { Heading, Pending } from './parts.tsx';
import { Redeem } from './redeem.tsx';

/** One reward: its values, its price, and buying it in place. */
export function Product({ listingId }: { listingId: string }) {
  const { words } = useFrame();
  const { data, failure, again } = useAnswer<ProductDetail>(`/listings/${listingId}`);
  if (!data) {
    if (failure?.code !== 'not_found') return <Pending failed={failure !== null} again={again} />;
    return (
      <>
        <Heading back="/">{words.states.notFoundTitle}</Heading>
        <p className="text-sm text-muted">{words.states.notFoundBody}</p>
      </>
    );
  }
  return <Detail product={data} />;
}

function Detail({ product }: { product: ProductDetail }) {
  const { words, format } = useFrame();
  const first = product.denominations.find((d) => d.inStock)?.value ?? product.min;
  const [value, setValue] = useState(first);
  const points =
    product.denominations.find((d) => d.value === value)?.points ?? previewPoints(value, product);
  const money = format.money(value, product.currency);
  return (
    <>
      <Heading back="/">{product.name}</Heading>
      <div className="mt-2 grid gap-6 sm:grid-cols-[minmax(0,18rem)_minmax(0,1fr)]">
        <div className="self-start overflow-hidden rounded-lg">
          <Art src={product.artUrl} eager />
        </div>
        <div className="grid content-start gap-5">
          <p className="text-sm break-words text-muted">{product.about}</p>
          {product.inStock ? (
            <>
              <ValuePicker product={product} value={value} onChange={setValue} words={words} />
              <p className="tabular font-medium">
                {fill(words.product.price, { money, points: format.points(points) })}
              </p>
              <Redeem
                key={value}
                listingId={product.listingId}
                value={value}
                money={money}
                points={points}
                brandName={product.brand.name}
              />
            </>
          ) : (
            <p className="rounded-base bg-sunken px-4 py-3 text-sm">{words.product.allSoldOut}</p>
          )}
        </div>
      </div>
      <div className="mt-6 border-t border-hairline">
        <Disclosure title={words.product.howTo}>{product.howTo}</Disclosure>
        <Disclosure title={words.product.terms}>{product.terms}</Disclosure>
      </div>
    </>
  );
}
