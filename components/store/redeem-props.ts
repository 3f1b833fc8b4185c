import type { ReactNode } from 'react';
import type { Words } from '#i18n/areas.ts';
import type { Messages } from '#i18n/messages.ts';
import type { Giving } from './giving.ts';
import type { Choices, Priced } from './order-choices.ts';
import type { RedeemStep } from './use-redeem.ts';

export type OrderWords = Pick<Messages, 'order' | 'redeem' | 'voucher'> & Pick<Words<'cart'>, 'done'>;
export type SheetWords = OrderWords & Pick<Words<'cart'>, 'give' | 'pay' | 'cart'>;
export type BuyWords = SheetWords & Pick<Messages, 'product'> & Pick<Words<'cart'>, 'marks'>;

/** What every step of redeeming is given, whether one product or a whole cart is bought. */
export type RedeemProps = {
  onClose: () => void;
  step: RedeemStep;
  title: string;
  /** What is bought, small. */
  what: ReactNode;
  /** How it is called in a refusal: "25 EUR". */
  called: string;
  brandName: string;
  /** How many days ahead a gift may be planned, and when a card pays a share. */
  ahead: { any: number; byCard: number };
  giving: Giving;
  onGiving: (change: Partial<Giving>) => void;
  words: SheetWords;
  onConfirm: (quote: Priced, choices: Choices) => void;
  /** Fixes the price: of another value, or anew in place of one that has run out. */
  onAsk: (value?: number, before?: number) => void;
  /** How another value that could be had instead is written; nothing to offer in a cart. */
  otherValue?: (value: number) => string;
  /** Called before somebody is sent to sign in again, to come back to the same place. */
  onSignIn: () => void;
  signInHref: string;
};
