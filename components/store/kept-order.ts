import { clock } from '#lib/clock.ts';
import type { Choices, Placed, Priced } from './order-choices.ts';

/** What this tab keeps of a purchase, so that a reload or a sign-in in the middle loses nothing. */
export type Placing = { quote: Priced; choices: Choices };
type Bought = { orderId: string; voucherId: string | null };
type Kept<T> = { at: number; value: T };

const KEPT_MS = 15 * 60_000;

/** An order that was sent and not answered; asking again under its key cannot buy twice. */
export const rememberPlacing = (key: string, value: Placing) => keep(`placing:${key}`, value);
export const forgetPlacing = (key: string) => forget(`placing:${key}`);
export const placingOf = (key: string) => kept<Placing>(`placing:${key}`);

export function rememberBought(key: string, { orderId, voucherIds }: Placed): void {
  forgetPlacing(key);
  forget(`draft:${key}`);
  keep(`bought:${key}`, { orderId, voucherId: voucherIds.length === 1 ? (voucherIds[0] ?? null) : null });
}
export const boughtOf = (key: string) => kept<Bought>(`bought:${key}`);

/** What was typed for a gift, and whether the sheet was open when the session ended. */
export const rememberDraft = (key: string, value: object) => keep(`draft:${key}`, value);
export const draftOf = <T extends object>(key: string) => kept<T>(`draft:${key}`);

function keep(name: string, value: object): void {
  try {
    sessionStorage.setItem(`damson.${name}`, JSON.stringify({ at: clock.now().getTime(), value }));
  } catch {
    // A browser that keeps nothing loses this on a reload, and nothing else.
  }
}

function kept<T>(name: string): T | null {
  try {
    const text = sessionStorage.getItem(`damson.${name}`);
    const found = text ? (JSON.parse(text) as Kept<T>) : null;
    return found && clock.now().getTime() - found.at < KEPT_MS ? found.value : null;
  } catch {
    return null;
  }
}

function forget(name: string): void {
  try {
    sessionStorage.removeItem(`damson.${name}`);
  } catch {
    // As above.
  }
}
