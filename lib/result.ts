import type { ErrorCode, FieldError } from './errors.ts';

export type Failure = {
  code: ErrorCode | 'internal';
  message: string;
  fields: FieldError[];
  params: Record<string, string | number>;
};

/** What a server action answers: never a thrown refusal, which Next.js would mask. */
export type Result<T> = { ok: true; data: T } | { ok: false; error: Failure };
