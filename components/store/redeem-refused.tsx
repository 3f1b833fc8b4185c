'use client';
import { Button, LinkButton } from '#components/ui/button.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { fill } from '#i18n/fill.ts';
import type { Failure } from '#lib/result.ts';
import type { Choices, Priced } from './order-choices.ts';
import type { RedeemProps } from './redeem-props.ts';
import { refusalSentence, valuesLeft } from './refusal.ts';
import { useSpeech } from './speech.tsx';

type RefusedProps = RedeemProps & {
  failure: Failure | null;
  again: { quote: Priced; choices: Choices } | null;
};

/** Why not, that nothing was charged, and the way on. No answer at all is not a refusal, and says so. */
export function Refused(props: RefusedProps) {
  const { failure, again, words, otherValue, onAsk } = props;
  const { format } = useSpeech();
  const left = otherValue ? valuesLeft(failure) : [];
  const unsure = failure === null && again !== null;
  return (
    <div className="grid gap-4 pt-3">
      {props.what}
      <Notice tone="warning" live title={unsure ? words.pay.unsureTitle : sentence(props, format)}>
        {unsure ? words.pay.unsure : hint(props, left)}
      </Notice>
      {left.length > 0 && (
        <div className="flex flex-wrap gap-2">
          {left.map((other) => (
            <Button key={other} size="lg" onClick={() => onAsk(other)} className="tabular">
              {otherValue?.(other)}
            </Button>
          ))}
        </div>
      )}
      <WayOn {...props} />
    </div>
  );
}

function sentence(
  { failure, giving, words, called }: RefusedProps,
  format: ReturnType<typeof useSpeech>['format'],
): string {
  if (failure?.code === 'conflict') return words.cart.changed;
  if (failure?.code === 'not_available' && called === '') return words.cart.nothingReady;
  if (failure?.code === 'not_available' && giving.byPoints !== null) return words.pay.shareTooSmall;
  return refusalSentence(failure, { words: words.redeem, format, value: called });
}

function hint({ failure, words, otherValue }: RefusedProps, left: number[]): string | null {
  if (failure?.code === 'insufficient_points') return words.redeem.shortHint;
  if (failure?.code !== 'out_of_stock' || !otherValue) return null;
  return left.length > 0 ? words.redeem.stillThere : words.redeem.noneThere;
}

/** Asking again for the same would be refused again. */
const FINAL = ['insufficient_points', 'out_of_stock', 'not_available', 'not_found', 'invalid', 'conflict'];

function WayOn({ failure, again, words, otherValue, ...props }: RefusedProps) {
  const { format } = useSpeech();
  if (failure?.code === 'unauthenticated') {
    return (
      <LinkButton href={props.signInHref} onClick={props.onSignIn} variant="primary" size="lg" block>
        {words.redeem.signIn}
      </LinkButton>
    );
  }
  if (FINAL.includes(failure?.code ?? '')) {
    return (
      <Button size="lg" block onClick={props.onClose}>
        {otherValue ? words.redeem.otherValue : words.cart.lookAgain}
      </Button>
    );
  }
  const price = Number(failure?.params['now'] ?? 0);
  const retry = () => (again ? props.onConfirm(again.quote, again.choices) : props.onAsk());
  return (
    <Button variant="primary" size="lg" block onClick={retry}>
      {failure?.code === 'price_changed' && otherValue
        ? fill(words.redeem.accept, { points: format.points(price) })
        : failure === null && again
          ? words.pay.ask
          : words.redeem.tryAgain}
    </Button>
  );
}
