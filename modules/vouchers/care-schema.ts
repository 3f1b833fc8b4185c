import { z } from 'zod';
import { idSchema } from '#lib/id.ts';
import { pageInput } from '#lib/page.ts';
import { PROBLEM_KINDS } from './schema.ts';

export const noteLeftInput = z.object({
  voucherId: idSchema('voucher'),
  /** Minor units; null when the holder does not want to keep count. */
  left: z.number().int('must be a whole number').min(0).max(1_000_000_000_000).nullable(),
});
export const reportInput = z.object({ voucherId: idSchema('voucher'), kind: z.enum(PROBLEM_KINDS) });
export const problemsInput = z.object({ open: z.boolean().default(true), ...pageInput });
export const problemInput = z.object({ problemId: idSchema('voucherProblem') });
