'use client';
import { useEffect, useState } from 'react';
import { useSpeech } from '#components/store/speech.tsx';
import { Combobox } from '#components/ui/combobox.tsx';
import { describedBy, Field, Input } from '#components/ui/field.tsx';
import { SegmentedControl } from '#components/ui/segmented-control.tsx';
import { Select } from '#components/ui/select.tsx';
import type { Words } from '#i18n/areas.ts';
import { POINTS, parseDecimal } from '#lib/money.ts';
import type { Card } from '#modules/orders/schema.ts';
import { findGifts } from '#server/actions/reward-desk.ts';

export type Gift =
  | { kind: 'points'; points: number }
  | { kind: 'product'; productId: string; denomination: number }
  | { kind: 'choice'; value: number; currency: string };
type GiftProps = {
  words: Words<'granting'>['form'];
  currency: string;
  /** Whether the catalogue may be looked through. */
  mayChoose: boolean;
  onChange: (gift: Gift | null) => void;
};
type Kind = Gift['kind'];

/** What is given: points, a choice up to a value, or one product. */
export function RewardGift({ words, currency, mayChoose, onChange }: GiftProps) {
  const [kind, setKind] = useState<Kind>('choice');
  const kinds: Kind[] = mayChoose ? ['choice', 'points', 'product'] : ['choice', 'points'];
  return (
    <div className="grid gap-4">
      <SegmentedControl
        legend={words.what}
        name="kind"
        value={kind}
        options={kinds.map((value) => ({ value, label: words.kinds[value] }))}
        onChange={(value) => {
          setKind(value as Kind);
          onChange(null);
        }}
      />
      {kind === 'product' ? (
        <Product words={words} onChange={onChange} />
      ) : (
        <Amount
          key={kind}
          label={kind === 'points' ? words.points : words.upTo}
          hint={kind === 'points' ? words.pointsHint : words.upToHint}
          currencies={kind === 'points' ? [POINTS] : [currency, POINTS]}
          words={words}
          onChange={(value, of) =>
            onChange(
              value === null
                ? null
                : kind === 'points'
                  ? { kind, points: value }
                  : { kind: 'choice', value, currency: of },
            )
          }
        />
      )}
    </div>
  );
}

type AmountProps = {
  label: string;
  hint: string;
  currencies: string[];
  words: GiftProps['words'];
  onChange: (value: number | null, currency: string) => void;
};

function Amount({ label, hint, currencies, words, onChange }: AmountProps) {
  const [typed, setTyped] = useState('');
  const [currency, setCurrency] = useState(currencies[0] ?? POINTS);
  const tell = (text: string, of: string) => onChange(amountIn(text, of), of);
  return (
    <div className="flex flex-wrap items-start gap-3">
      <Field id="reward-amount" label={label} hint={hint}>
        <Input
          {...describedBy('reward-amount', { hint: true })}
          inputMode="decimal"
          autoComplete="off"
          maxLength={14}
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value);
            tell(event.target.value, currency);
          }}
          className="tabular max-w-48"
        />
      </Field>
      {currencies.length > 1 && (
        <Field id="reward-currency" label={words.in}>
          <Select
            id="reward-currency"
            value={currency}
            onChange={(event) => {
              setCurrency(event.target.value);
              tell(typed, event.target.value);
            }}
          >
            {currencies.map((each) => (
              <option key={each} value={each}>
                {each === POINTS ? words.inPoints : each}
              </option>
            ))}
          </Select>
        </Field>
      )}
    </div>
  );
}

function Product({ words, onChange }: { words: GiftProps['words']; onChange: GiftProps['onChange'] }) {
  const { format } = useSpeech();
  const [found, setFound] = useState<Card[]>([]);
  const [typed, setTyped] = useState('');
  const [product, setProduct] = useState<Card | null>(null);
  useEffect(() => {
    const timer = setTimeout(async () => {
      const answer = await findGifts({ q: typed }).catch(() => null);
      if (answer?.ok) setFound(answer.data.items);
    }, 200);
    return () => clearTimeout(timer);
  }, [typed]);
  const item = (p: Card) => ({
    value: p.productId,
    label: p.name,
    detail: format.country(p.country),
  });
  const take = (p: Card, denomination: number | null) =>
    onChange(denomination ? { kind: 'product', productId: p.productId, denomination } : null);
  return (
    <div className="grid gap-4">
      <Combobox
        label={words.product}
        items={found.map(item)}
        value={product && item(product)}
        placeholder={words.productHint}
        emptyText={words.noProduct}
        clearLabel={words.clear}
        onQuery={setTyped}
        onChange={(chosen) => {
          const next = found.find((p) => p.productId === chosen?.value) ?? null;
          setProduct(next);
          if (next) take(next, next.values[0] ?? null);
          else onChange(null);
        }}
      />
      {product && (
        <Field id="reward-value" label={words.value}>
          <Select
            id="reward-value"
            className="max-w-48"
            onChange={(event) => take(product, Number(event.target.value))}
          >
            {product.values.map((value) => (
              <option key={value} value={value}>
                {format.money(value, product.currency)}
              </option>
            ))}
          </Select>
        </Field>
      )}
    </div>
  );
}

/** What is typed as minor units, or whole points; null while it is none. */
function amountIn(text: string, currency: string): number | null {
  const clean = text.trim().replace(/[\s']/g, '');
  const amount =
    currency === POINTS ? (/^\d{1,12}$/.test(clean) ? BigInt(clean) : null) : parseDecimal(clean, currency);
  return amount !== null && amount > 0n ? Number(amount) : null;
}
