import type { Messages } from '#i18n/messages.ts';
import type { ProductDetail, Quote } from '#modules/orders/schema.ts';
import type { RedeemStep } from './use-redeem.ts';

export type OrderWords = Pick<Messages, 'order' | 'redeem' | 'voucher'>;
export type BuyWords = OrderWords & Pick<Messages, 'product'>;

/** What every step of redeeming is given. */
export type RedeemProps = {
  onClose: () => void;
  step: RedeemStep;
  product: ProductDetail;
  recipient: string;
  value: number;
  words: BuyWords;
  /** With points when the wallet pays only so many of them, and a card the rest. */
  onConfirm: (quote: Quote, walletPoints?: number) => void;
  onAsk: (value: number) => void;
};
