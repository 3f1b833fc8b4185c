import { ERROR_STATUS, type FieldError, Refusal } from '#lib/errors.ts';
import { log } from '#lib/log.ts';
import type { Failure } from '#lib/result.ts';

/** A problem detail (RFC 9457) as the REST surface answers it. */
export type Problem = {
  type: string;
  title: string;
  status: number;
  code: string;
  detail: string;
  request_id: string;
  errors?: FieldError[];
  params?: Record<string, string | number>;
};

/** What a thrown thing is to the outside; anything that is no refusal is logged and says nothing. */
export function toRefusal(error: unknown, requestId: string): Refusal | null {
  if (error instanceof Refusal) return error;
  const pg = error as { code?: string };
  if (pg.code === '22021')
    return new Refusal('invalid', { message: 'The text has characters that cannot be stored.' });
  if (pg.code === '55P03' || pg.code === '57014' || pg.code === '53300' || pg.code === 'CONNECT_TIMEOUT') {
    return new Refusal('unavailable', {
      message: 'We are busy. Nothing was done; try again shortly.',
      retryAfterSeconds: 2,
    });
  }
  log.error({ err: error, sqlState: pg.code, requestId }, 'request failed');
  return null;
}

function jsonParams(params: Refusal['params']): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(params).map(([k, v]) => [k, typeof v === 'bigint' ? Number(v) : v]),
  );
}

export function toFailure(error: unknown, requestId: string): Failure {
  const refusal = toRefusal(error, requestId);
  if (!refusal) {
    return {
      code: 'internal',
      message: 'Something on our side failed. Nothing was charged.',
      fields: [],
      params: {},
    };
  }
  return {
    code: refusal.code,
    message: refusal.message,
    fields: refusal.fields,
    params: jsonParams(refusal.params),
  };
}

export function toProblem(
  error: unknown,
  requestId: string,
): { problem: Problem; retryAfterSeconds?: number | undefined } {
  const refusal = toRefusal(error, requestId);
  const code = refusal?.code ?? 'internal';
  const status = refusal ? ERROR_STATUS[refusal.code] : 500;
  const params = jsonParams(refusal?.params ?? {});
  return {
    problem: {
      type: `/problems/${code}`,
      title: code.replaceAll('_', ' '),
      status,
      code,
      detail: refusal?.message ?? 'Something on our side failed. Ask again with the same Idempotency-Key.',
      request_id: requestId,
      ...(refusal && refusal.fields.length > 0 ? { errors: refusal.fields } : {}),
      ...(Object.keys(params).length > 0 ? { params } : {}),
    },
    retryAfterSeconds: refusal?.retryAfterSeconds,
  };
}
