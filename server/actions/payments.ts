'use server';
import type { Result } from '#lib/result.ts';
import { answerTestPayment } from '#modules/payments/index.ts';
import type { TestAnswer, TestPage } from '#modules/payments/schema.ts';
import { act } from '../action.ts';

/** The answer of a sandbox's bank; the link says which payment. */
export async function answerTestBank(input: { ref: string; answer: TestAnswer }): Promise<Result<TestPage>> {
  return act('anyone', answerTestPayment, input);
}
