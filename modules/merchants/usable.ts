import { plain } from '#lib/plain.ts';
import type { OwnVoucher } from '#modules/vouchers/index.ts';
import type { Refused, VoucherBalance } from './schema.ts';

const WITHDRAWN = ['revoked', 'replaced'];

/** The calendar day of an instant where the tenant is, as 2026-12-31. */
export function dayIn(timeZone: string, at: Date): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone }).format(at);
}

/** Why a voucher cannot be used today, whatever the amount; null when it can. Its last day still counts. */
export function unusable(v: OwnVoucher, balance: bigint, today: string): Refused | null {
  if (WITHDRAWN.includes(v.state)) return { refused: 'withdrawn' };
  if (v.state === 'expired' || (v.expiresOn !== null && v.expiresOn < today))
    return { refused: 'expired', ...(v.expiresOn && { expiredOn: v.expiresOn }) };
  return balance === 0n ? { refused: 'used' } : null;
}

/** Why this amount cannot be taken from a voucher that can be used; null when it can. */
export function untakable(
  v: OwnVoucher,
  balance: bigint,
  wanted: { amount: bigint; currency: string },
): Refused | null {
  const left = { balance: plain(balance), currency: v.currency };
  if (wanted.currency !== v.currency) return { refused: 'currency', ...left };
  if (wanted.amount > balance) return { refused: 'too_much', ...left };
  return !v.partial && wanted.amount < balance ? { refused: 'whole_only', ...left } : null;
}

export function balanceView(v: OwnVoucher, balance: bigint): VoucherBalance {
  return {
    brandName: v.brandName,
    productName: v.productName,
    issued: plain(v.denomination),
    balance: plain(balance),
    currency: v.currency,
    expiresOn: v.expiresOn,
    partial: v.partial,
  };
}
