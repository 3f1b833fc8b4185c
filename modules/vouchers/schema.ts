import { z } from 'zod';
import { idSchema } from '#lib/id.ts';
import { MOST_KEPT } from '#lib/most-kept.ts';
import { pageInput } from '#lib/page.ts';

/** What its holder may say is wrong with a voucher. */
export const PROBLEM_KINDS = ['refused', 'used_up', 'unreadable', 'other'] as const;
export type ProblemKind = (typeof PROBLEM_KINDS)[number];

export type VoucherState =
  | 'issued'
  | 'delivered'
  | 'viewed'
  | 'redeemed'
  | 'expired'
  | 'revoked'
  | 'replaced';
export const MAX_UPLOAD_BYTES = 16 * 1024 * 1024;
export const MAX_UPLOAD_ROWS = 200_000;

export const voucherIdInput = z.object({ voucherId: idSchema('voucher') });
export const keptVouchersInput = z.object({ voucherIds: z.array(idSchema('voucher')).max(MOST_KEPT) });
export const linkInput = z.object({ ref: z.string().max(200) });
export const listVouchersInput = z.object({
  folded: z.boolean().default(false),
  q: z.string().trim().max(100).optional(),
  ...pageInput,
});
export const markUsedInput = z.object({ voucherId: idSchema('voucher'), used: z.boolean() });
export const stockInput = z.object({ q: z.string().trim().max(100).optional(), ...pageInput });
export const STOCK_COLUMNS = ['product', 'denomination', 'code', 'pin', 'url', 'expires_on'] as const;
export type StockColumn = (typeof STOCK_COLUMNS)[number];
export const uploadStockInput = z.object({
  fileName: z.string().trim().min(1).max(200),
  content: z.instanceof(Uint8Array).refine((b) => b.byteLength <= MAX_UPLOAD_BYTES, 'is larger than 16 MB'),
  /** What the file calls a column, where it calls it otherwise. */
  columns: z.partialRecord(z.enum(STOCK_COLUMNS), z.string().trim().min(1).max(200)).default({}),
  /** Only says what would become of each row. */
  dryRun: z.boolean().default(false),
});

export type VoucherCard = {
  voucherId: string;
  productName: string;
  brand: { id: string; name: string; hue: number };
  kind: string;
  artUrl: string;
  denomination: number;
  currency: string;
  state: VoucherState;
  expiresOn: string | null;
  issuedAt: string;
  usedAt: string | null;
};
export type VoucherDetail = VoucherCard & {
  codeFormat: string;
  howTo: string;
  terms: string;
  lastFour: string;
  orderId: string;
  /** What is left in minor units, where somebody knows: the till that takes it, or its holder. */
  left: { amount: number; by: 'till' | 'holder' } | null;
  /** What its holder says is wrong with it, until somebody has seen to it. */
  problem: { kind: ProblemKind; at: string } | null;
};
/** What a reveal shows: the only place where a code leaves the server. */
export type Revealed = {
  code: string;
  pin: string | null;
  url: string | null;
  codeFormat: string;
  barcodeSvg: string | null;
};
/** What a device keeps sealed for the time without a network. */
export type KeptVoucher = { detail: VoucherDetail; revealed: Revealed };
/** How a kept voucher stands now. */
export type KeptState = Pick<VoucherCard, 'voucherId' | 'state' | 'expiresOn' | 'usedAt'>;
export type StockRow = {
  productId: string;
  productName: string;
  denomination: number;
  currency: string;
  free: number;
  taken: number;
};
export type RowRefusal = { row: number; reason: string };
export type UploadVerdict = {
  batchId: string | null;
  accepted: number;
  refusedCount: number;
  refused: RowRefusal[];
};

export const openForStaffInput = z.object({
  voucherId: idSchema('voucher'),
  reason: z.string().trim().min(3, 'needs a few words').max(300),
});
export const staffRevealInput = z.object({ revealId: idSchema('staffReveal') });
export const staffRevealsInput = z.object({ orderId: idSchema('order') });

export type StaffReveal = {
  revealId: string;
  voucherId: string;
  operator: string;
  reason: string;
  allowedAt: string;
  shownAt: string | null;
  /** Whether whoever asks may open the code by it now. */
  open: boolean;
};
export type ProblemRow = {
  problemId: string;
  voucherId: string;
  orderId: string;
  productName: string;
  kind: ProblemKind;
  createdAt: string;
  closedAt: string | null;
};
