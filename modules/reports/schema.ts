import { z } from 'zod';

/** The longest stretch that one screen compares with the one before it. */
export const MOST_DAYS = 366;

const day = z.iso.date('must be a day like 2026-06-01');
export const periodInput = z
  .object({ from: day, to: day })
  .refine(({ from, to }) => from <= to, 'from: must not be after the last day')
  .refine(
    ({ from, to }) => (Date.parse(to) - Date.parse(from)) / 86_400_000 < MOST_DAYS,
    `to: must be within ${MOST_DAYS} days`,
  );

export type DayFigures = {
  day: string;
  orders: number;
  points: number;
  /** Points that members' wallets paid, and points that were granted to them. */
  fromWallets: number;
  granted: number;
};
export type BrandFigures = { brandId: string; name: string; orders: number; points: number; before: number };
export type Sales = {
  from: string;
  to: string;
  /** Every day of the period, and as many before it, each in order. */
  days: DayFigures[];
  before: DayFigures[];
  /** Those whose orders were worth most, with what they were worth in the period before. */
  brands: BrandFigures[];
};
/** What waits for a person now; `more` when it was only counted so far. */
export type Trouble = {
  onHold: number;
  failed: number;
  partly: number;
  frozen: number;
  problems: number;
  more: boolean;
};
export type SupplyAlert = { cause: string; detail: string; openedAt: string };
export type Supply = { listed: number; soldOut: number; alerts: SupplyAlert[]; openAlerts: number };
