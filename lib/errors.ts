/** The closed vocabulary of refusals. Every surface maps these once (see server/errors.ts). */
export const ERROR_STATUS = {
  /** Not done yet: it waits for a second person. */
  needs_approval: 202,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  idempotency_mismatch: 409,
  in_progress: 409,
  price_changed: 409,
  out_of_stock: 409,
  insufficient_points: 409,
  insufficient_budget: 409,
  not_available: 409,
  too_large: 413,
  invalid: 422,
  rate_limited: 429,
  unavailable: 503,
} as const;

export type ErrorCode = keyof typeof ERROR_STATUS;
export type FieldError = { field: string; message: string };
type ErrorDetail = {
  message: string;
  fields?: FieldError[];
  /** Values for the sentence a screen shows, e.g. { short: 1300n }. */
  params?: Record<string, string | number | bigint>;
  retryAfterSeconds?: number;
};

/** A refusal that the caller can act on; anything else that is thrown is a bug. */
export class Refusal extends Error {
  readonly code: ErrorCode;
  readonly fields: FieldError[];
  readonly params: Record<string, string | number | bigint>;
  readonly retryAfterSeconds: number | undefined;
  constructor(code: ErrorCode, detail: ErrorDetail) {
    super(detail.message);
    this.name = 'Refusal';
    this.code = code;
    this.fields = detail.fields ?? [];
    this.params = detail.params ?? {};
    this.retryAfterSeconds = detail.retryAfterSeconds;
  }
}

export function refuse(code: ErrorCode, detail: ErrorDetail | string): never {
  throw new Refusal(code, typeof detail === 'string' ? { message: detail } : detail);
}

/** The one answer for an unknown, malformed or other tenant's id: nothing tells them apart. */
export function notFound(): never {
  throw new Refusal('not_found', { message: 'There is nothing here under that id.' });
}
