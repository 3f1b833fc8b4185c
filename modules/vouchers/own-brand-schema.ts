import { z } from 'zod';
import { patternFault } from '#lib/code-pattern.ts';
import { idSchema } from '#lib/id.ts';
import { amountSchema } from '#lib/money.ts';

export const MAX_RUN_CODES = 1_000_000;

export const setOwnBrandInput = z.object({
  productId: idSchema('product'),
  pattern: z
    .string()
    .trim()
    .superRefine((pattern, ctx) => {
      const fault = patternFault(pattern);
      if (fault) ctx.addIssue({ code: 'custom', message: fault });
    }),
  partial: z.boolean().default(true),
  undoSeconds: z.number().int().min(0).max(86_400).default(900),
});
const shelf = { productId: idSchema('product'), denomination: amountSchema };
export const generateCodesInput = z.object({ ...shelf, count: z.number().int().min(1).max(MAX_RUN_CODES) });
export const codeRunInput = z.object({ runId: idSchema('codeRun') });
export const plantCanariesInput = z.object({ ...shelf, count: z.number().int().min(1).max(50) });

/** A product that the tenant makes its own vouchers for. */
export type OwnBrand = {
  productId: string;
  productName: string;
  currency: string;
  values: number[];
  pattern: string;
  partial: boolean;
  undoSeconds: number;
};
export type CodeRun = {
  runId: string;
  productId: string;
  denomination: number;
  wanted: number;
  made: number;
  finishedAt: string | null;
};
