'use client';
import { Button, LinkButton } from '#components/ui/button.tsx';
import { fill } from '#i18n/fill.ts';
import type { Failure } from '#lib/result.ts';
import type { Quote } from '#modules/orders/schema.ts';
import type { RedeemProps } from './redeem-props.ts';
import { What } from './redeem-steps.tsx';
import { refusalSentence, valuesLeft } from './refusal.ts';
import { useSpeech } from './speech.tsx';

/** Why not, that nothing was charged, and the way on. */
export function Refused(props: RedeemProps & { failure: Failure | null; quote: Quote | null }) {
  const { failure, quote, product, value, words, onConfirm, onAsk } = props;
  const { format } = useSpeech();
  const left = valuesLeft(failure);
  const money = format.money(value, product.currency);
  return (
    <div className="grid gap-4 pt-3">
      <What {...props} />
      <div role="alert" className="rounded-base bg-warning-tint px-4 py-3 text-sm text-warning-text">
        <p className="font-semibold">
          {refusalSentence(failure, { words: words.redeem, format, value: money })}
        </p>
        {failure?.code === 'insufficient_points' && <p className="mt-1">{words.redeem.shortHint}</p>}
        {failure?.code === 'out_of_stock' && (
          <p className="mt-1">{left.length > 0 ? words.redeem.stillThere : words.redeem.noneThere}</p>
        )}
      </div>
      <div className="flex flex-wrap gap-2">
        {left.map((other) => (
          <Button key={other} size="lg" onClick={() => onAsk(other)} className="tabular">
            {format.money(other, product.currency)}
          </Button>
        ))}
      </div>
      <WayOn
        failure={failure}
        words={words}
        onClose={props.onClose}
        retry={() => (quote ? onConfirm(quote) : onAsk(value))}
      />
    </div>
  );
}

/** Asking again for the same would be refused again. */
const FINAL = ['insufficient_points', 'out_of_stock', 'not_available', 'not_found', 'invalid'];
type WayOnProps = Pick<RedeemProps, 'words' | 'onClose'> & {
  failure: Failure | null;
  retry: () => void;
};

function WayOn({ failure, words, onClose, retry }: WayOnProps) {
  const { format } = useSpeech();
  if (failure?.code === 'unauthenticated') {
    return (
      <LinkButton href="/sign-in" variant="primary" size="lg" block>
        {words.redeem.signIn}
      </LinkButton>
    );
  }
  if (FINAL.includes(failure?.code ?? '')) {
    return (
      <Button size="lg" block onClick={onClose}>
        {words.redeem.otherValue}
      </Button>
    );
  }
  const price = Number(failure?.params.now ?? 0);
  return (
    <Button variant="primary" size="lg" block onClick={retry}>
      {failure?.code === 'price_changed'
        ? fill(words.redeem.accept, { points: format.points(price) })
        : words.redeem.tryAgain}
    </Button>
  );
}
