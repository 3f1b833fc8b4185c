/** What the API answers: an object, or `{ error }` with its status. */
export type Answer = { status: number; body: Record<string, unknown> };
type Fault = { type: string; code?: string; message: string; param?: string; decline_code?: string };

const failed = (status: number, error: Fault & Record<string, unknown>): Answer => ({
  status,
  body: { error },
});

export const invalid = (message: string, more: { code?: string; param?: string } = {}): Answer =>
  failed(400, { type: 'invalid_request_error', message, ...more });

export const missing = (what: string, id: string): Answer =>
  failed(404, {
    type: 'invalid_request_error',
    code: 'resource_missing',
    message: `No such ${what}: '${id}'`,
    param: 'id',
  });

export const unauthorised = (): Answer =>
  failed(401, { type: 'invalid_request_error', message: 'Invalid API Key provided: sk_test_****' });

export const cardError = (error: { code: string; decline_code?: string }, intent: object): Answer =>
  failed(402, { type: 'card_error', message: 'Your card was declined.', ...error, payment_intent: intent });

export const serverError = (): Answer =>
  failed(500, {
    type: 'api_error',
    message: 'Sorry! There was an error while talking to one of our backends.',
  });

export const tooMany = (): Answer =>
  failed(429, { type: 'invalid_request_error', code: 'rate_limit', message: 'Request rate limit exceeded.' });

export const keyReused = (): Answer =>
  failed(400, {
    type: 'idempotency_error',
    message:
      'Keys for idempotent requests can only be used with the same parameters they were first used with.',
  });

export const unexpectedState = (doing: string, status: string): Answer =>
  invalid(`This PaymentIntent could not be ${doing} because it has a status of ${status}.`, {
    code: 'payment_intent_unexpected_state',
  });
