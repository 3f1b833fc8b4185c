'use client';
import { useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { fill } from '#i18n/fill.ts';
import { clock } from '#lib/clock.ts';
import { Countdown } from './countdown.tsx';
import { GiftForm } from './gift-form.tsx';
import { choicesOf, type Missing, missingOf, receiverName, sharesOf } from './giving.ts';
import type { Priced } from './order-choices.ts';
import type { RedeemProps } from './redeem-props.ts';
import { Row } from './redeem-steps.tsx';
import { useSpeech } from './speech.tsx';
import { Split } from './split.tsx';

type QuotedProps = RedeemProps & { quote: Priced; before: number | null };

/** What, for whom, how paid, at which fixed price, and one button. */
export function Quoted(props: QuotedProps) {
  const { quote, words, giving, onGiving, onConfirm, onAsk } = props;
  const { format } = useSpeech();
  const [missing, setMissing] = useState<Missing>(null);
  const { points, card } = sharesOf(quote, giving.byPoints);
  const short = card === null && quote.points > quote.balance ? quote.points - quote.balance : 0;
  const ahead = card === null ? props.ahead.any : props.ahead.byCard;
  const days = daysAhead(ahead, format.settings.timeZone);
  const confirm = () => {
    const lacks = missingOf(giving, days);
    setMissing(lacks);
    if (!lacks) onConfirm(quote, choicesOf(giving, quote));
  };
  const change = (next: Partial<typeof giving>) => {
    setMissing(null);
    onGiving(next);
  };
  return (
    <div className="grid gap-4 pt-3">
      {props.what}
      <Anew {...props} />
      <GiftForm giving={giving} onChange={change} missing={missing} days={days} words={words.give} />
      <Split
        quote={quote}
        byPoints={giving.byPoints}
        onChange={(byPoints) => change({ byPoints })}
        words={words.pay}
      />
      <dl className="grid gap-2 border-y border-hairline py-4 text-sm">
        {giving.who !== 'me' && receiverName(giving) && (
          <Row name={words.give.forWhom}>
            <bdi>{receiverName(giving)}</bdi>
          </Row>
        )}
        {points > 0 && (
          <Row name={words.redeem.youPay}>
            <strong className="font-semibold">{format.points(points)}</strong>
          </Row>
        )}
        {card && (
          <Row name={words.redeem.byCard}>
            <strong className="font-semibold">{format.money(card.amount, card.currency)}</strong>
          </Row>
        )}
        {short === 0 && (
          <Row name={words.redeem.youKeep}>{format.points(Math.max(0, quote.balance - points))}</Row>
        )}
      </dl>
      {short > 0 ? (
        <Notice tone="warning" live title={fill(words.pay.shortNow, { points: format.points(short) })} />
      ) : (
        <Button variant="primary" size="lg" block onClick={confirm} className="tabular" autoFocus>
          {card
            ? fill(words.redeem.confirmCard, { money: format.money(card.amount, card.currency) })
            : fill(words.redeem.confirm, { points: format.points(quote.points) })}
        </Button>
      )}
      <Countdown
        until={quote.expiresAt}
        template={words.redeem.locked}
        onEnd={() => onAsk(undefined, quote.points)}
      />
    </div>
  );
}

/** What is otherwise than it was: a price that was fixed anew, and what of a cart cannot be had. */
function Anew({ quote, before, words }: QuotedProps) {
  const { format } = useSpeech();
  return (
    <>
      {before !== null && (
        <Notice
          live
          tone={before === quote.points ? 'neutral' : 'warning'}
          title={
            before === quote.points
              ? words.pay.requoted
              : fill(words.pay.newPrice, { now: format.points(quote.points), was: format.points(before) })
          }
        />
      )}
      {quote.leftOut ? <Notice title={format.say(words.cart.leftOut, { count: quote.leftOut })} /> : null}
    </>
  );
}

/** The days that may be chosen, as the tenant's calendar has them: from tomorrow on. */
function daysAhead(most: number, timeZone: string): { first: string; last: string } {
  const day = (ahead: number) =>
    new Intl.DateTimeFormat('en-CA', { timeZone }).format(
      new Date(clock.now().getTime() + ahead * 86_400_000),
    );
  return { first: day(1), last: day(most - 1) };
}
