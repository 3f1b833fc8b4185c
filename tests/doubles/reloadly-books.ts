import { randomBytes, randomInt } from 'node:crypto';
import type { SupplierFault } from './supplier-faults.ts';

export const RELOADLY_PRODUCTS = [
  {
    productId: 120,
    productName: 'Testbrand Germany',
    denominationType: 'FIXED',
    recipientCurrencyCode: 'EUR',
    senderCurrencyCode: 'EUR',
    fixedRecipientDenominations: [10, 25, 50.5],
    fixedSenderDenominations: [10, 25, 50.5],
    discountPercentage: 2.5,
    senderFee: 0,
    brand: { brandId: 3, brandName: 'Testbrand' },
    country: { isoName: 'DE', name: 'Germany' },
  },
  {
    productId: 121,
    productName: 'Testbrand Japan',
    denominationType: 'RANGE',
    recipientCurrencyCode: 'JPY',
    senderCurrencyCode: 'EUR',
    minRecipientDenomination: 500,
    maxRecipientDenomination: 50000,
    discountPercentage: 0,
    senderFee: 0,
    brand: { brandId: 3, brandName: 'Testbrand' },
    country: { isoName: 'JP', name: 'Japan' },
  },
];

type Card = { cardNumber: string; pinCode: string };
type Transaction = {
  transactionId: number;
  customIdentifier: string | null;
  productId: number;
  unitPrice: number;
  status: 'PENDING' | 'SUCCESSFUL';
  left: number;
  card: Card;
};

const newCard = (): Card => ({
  cardNumber: `RL${randomBytes(8).toString('hex').toUpperCase()}`,
  pinCode: String(randomInt(1000, 10_000)),
});

/** Reloadly's transactions. Its document promises nothing about a repeated customIdentifier, so each is an order. */
export function reloadlyBooks() {
  const transactions: Transaction[] = [];
  let lastCard = newCard();

  function accept(
    order: { productId: number; unitPrice: number; customIdentifier: string | null },
    fault: SupplierFault | null,
    lateLookUps: number,
  ) {
    const late = fault === 'deliver-late';
    lastCard = fault === 'repeat-code' ? lastCard : newCard();
    const transaction: Transaction = {
      ...order,
      transactionId: randomInt(1e6, 1e9),
      status: late ? 'PENDING' : 'SUCCESSFUL',
      left: late ? lateLookUps : 0,
      card: lastCard,
    };
    transactions.push(transaction);
    return shown(transaction);
  }

  /** Each look brings a late order one step nearer. */
  function find(customIdentifier: string | null) {
    const found = transactions.filter(
      (t) => customIdentifier === null || t.customIdentifier === customIdentifier,
    );
    for (const t of found) {
      if (t.status === 'PENDING' && t.left-- <= 0) t.status = 'SUCCESSFUL';
    }
    return found.map(shown);
  }

  return {
    accept,
    find,
    cardOf: (transactionId: number) =>
      transactions.find((t) => t.transactionId === transactionId && t.status === 'SUCCESSFUL')?.card,
    ordersOf: (reference: string) => transactions.filter((t) => t.customIdentifier === reference).length,
    count: () => transactions.length,
  };
}

function shown({ transactionId, customIdentifier, productId, unitPrice, status }: Transaction) {
  const product = RELOADLY_PRODUCTS.find((p) => p.productId === productId);
  const currencyCode = product?.recipientCurrencyCode;
  return {
    transactionId,
    amount: unitPrice,
    discount: 0,
    currencyCode,
    fee: 0,
    customIdentifier,
    status,
    product: { productId, productName: product?.productName, quantity: 1, unitPrice, currencyCode },
    transactionCreatedTime: '2026-06-01 12:00:00',
  };
}
