import type { Format } from '#i18n/format.ts';
import type { VoucherCard } from '#modules/vouchers/schema.ts';
import type { VoucherWords } from './validity.ts';
import { WalletCard } from './voucher-cards.tsx';

type StackProps = { cards: VoucherCard[]; format: Format; words: VoucherWords };

/**
 * On a phone the newest card lies on top and the others look out from under it, each with its own words;
 * on wider screens they lie side by side.
 */
export function VoucherStack({ cards, format, words }: StackProps) {
  return (
    <ul className="isolate grid grid-cols-1 sm:grid-cols-2 sm:gap-4 lg:grid-cols-3">
      {cards.map((card, index) => (
        <li
          key={card.voucherId}
          style={{ zIndex: cards.length - index }}
          className={
            index === 0
              ? 'relative'
              : 'relative -mt-[calc((100vw-2rem)/1.586*0.86)] focus-within:z-[999]! sm:mt-0'
          }
        >
          <WalletCard card={card} format={format} words={words} peek={index > 0} />
        </li>
      ))}
    </ul>
  );
}
