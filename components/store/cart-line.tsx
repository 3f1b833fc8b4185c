'use client';
import { Trash2 } from 'lucide-react';
import Link from 'next/link';
import { Button, IconButton } from '#components/ui/button.tsx';
import { Stepper } from '#components/ui/stepper.tsx';
import type { Words } from '#i18n/areas.ts';
import { fill } from '#i18n/fill.ts';
import type { CartLine } from '#modules/cart/schema.ts';
import { Thumb } from './art.tsx';
import { useSpeech } from './speech.tsx';

type LineProps = {
  line: CartLine;
  most: number;
  onQuantity: (quantity: number) => void;
  words: Words<'cart'>['cart'];
};

/** One line: what it is, how many, what it costs, and what has changed about it. */
export function CartLineView({ line, most, onQuantity, words }: LineProps) {
  const { format } = useSpeech();
  const money = format.money(line.denomination, line.currency);
  const name = `${line.productName}, ${money}`;
  const can = line.state === 'ready' || line.state === 'few';
  return (
    <li className="grid grid-cols-[auto_minmax(0,1fr)_auto] gap-x-4 gap-y-3 border-b border-hairline py-4">
      <Link href={`/p/${line.listingId}`} tabIndex={-1} aria-hidden="true">
        <Thumb src={line.artUrl} eager size="md" dim={!can} />
      </Link>
      <div className="min-w-0">
        <p className="tabular font-semibold">{money}</p>
        <Link
          href={`/p/${line.listingId}?value=${line.denomination}`}
          className="line-clamp-2 rounded-sm text-sm break-words text-muted hover:underline"
        >
          {line.productName}
        </Link>
      </div>
      <IconButton label={fill(words.remove, { name })} onClick={() => onQuantity(0)} className="-me-2">
        <Trash2 size={18} aria-hidden="true" />
      </IconButton>
      <div className="col-span-3 flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        {can ? (
          <Stepper
            label={fill(words.quantity, { name })}
            value={line.quantity}
            min={1}
            max={most}
            fewerLabel={words.fewer}
            moreLabel={words.more}
            onChange={onQuantity}
          />
        ) : (
          <span className="tabular text-sm text-muted">× {format.number(line.quantity)}</span>
        )}
        {can && line.unitPoints !== null && (
          <p className="tabular text-end text-sm">
            <span className="font-medium">{format.points(line.unitPoints * line.quantity)}</span>
            {line.quantity > 1 && (
              <span className="block text-xs text-muted">
                {fill(words.each, { points: format.points(line.unitPoints) })}
              </span>
            )}
          </p>
        )}
      </div>
      <Changed line={line} onQuantity={onQuantity} words={words} />
    </li>
  );
}

/** What is otherwise than when it was put in; never only a colour. */
function Changed({ line, onQuantity, words }: Omit<LineProps, 'most'>) {
  const { format } = useSpeech();
  const said = sentence(line, words, format);
  if (!said) return null;
  return (
    <div
      role="status"
      className="col-span-3 flex flex-wrap items-center justify-between gap-x-4 gap-y-1 rounded-base bg-warning-tint px-3 py-2 text-sm text-warning-text"
    >
      <p className="min-w-0 text-pretty">{said}</p>
      {line.state === 'few' && (
        <Button size="sm" onClick={() => onQuantity(line.free)}>
          {fill(words.takeFew, { count: line.free })}
        </Button>
      )}
    </div>
  );
}

function sentence(
  line: CartLine,
  words: LineProps['words'],
  format: ReturnType<typeof useSpeech>['format'],
): string | null {
  if (line.state === 'gone') return words.gone;
  if (line.state === 'sold_out') return words.soldOut;
  if (line.state === 'few') return format.say(words.few, { count: line.free });
  if (line.unitPoints === null || line.unitPoints === line.seenPoints) return null;
  return fill(words.wasPrice, { now: format.points(line.unitPoints), was: format.points(line.seenPoints) });
}
