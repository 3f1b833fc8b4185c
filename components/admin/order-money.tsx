import Link from 'next/link';
import type { Words } from '#i18n/areas.ts';
import type { Format } from '#i18n/format.ts';
import { POINTS } from '#lib/money.ts';
import type { PayerLeg } from '#modules/orders/schema.ts';
import { Fact, Facts } from './facts.tsx';

type OrderMoneyProps = { money: PayerLeg[]; words: Words<'care'>['order']; format: Format };
const LINK = 'underline decoration-hairline underline-offset-4 hover:decoration-current';
const PLACES: Partial<Record<PayerLeg['payer'], string>> = {
  wallet: '/admin/people/',
  budget: '/admin/budgets/',
  reward: '/admin/rewards/',
};

/** Who pays: what is set aside, what was charged, and what went back. */
export function OrderMoney({ money, words, format }: OrderMoneyProps) {
  return (
    <Facts>
      {money.map((leg) => {
        const place = PLACES[leg.payer];
        const name = format.say(words[leg.payer], { name: leg.name ?? '' });
        const amount = (of: number) =>
          leg.currency === POINTS ? format.points(of) : format.money(of, leg.currency);
        return (
          <Fact
            key={`${leg.payer} ${leg.ownerId} ${leg.currency}`}
            name={
              place ? (
                <Link href={`${place}${leg.ownerId}`} className={LINK}>
                  {name}
                </Link>
              ) : (
                name
              )
            }
          >
            <span className="tabular grid gap-0.5">
              {leg.held > 0 && <span>{format.say(words.held, { amount: amount(leg.held) })}</span>}
              {leg.charged > 0 && <span>{format.say(words.charged, { amount: amount(leg.charged) })}</span>}
              {leg.back > 0 && (
                <span className="text-muted">{format.say(words.back, { amount: amount(leg.back) })}</span>
              )}
            </span>
          </Fact>
        );
      })}
    </Facts>
  );
}
