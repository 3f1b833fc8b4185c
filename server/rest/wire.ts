import { Refusal } from '#lib/errors.ts';

/** A header's name starts with a capital and stays as it is. */
const snake = (name: string) =>
  /^[A-Z]/.test(name) ? name : name.replace(/[A-Z]/g, (c) => `_${c.toLowerCase()}`);

/** Calls a verb and names refused fields as the wire does (productId → product_id). */
export async function onWire<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    if (!(error instanceof Refusal) || error.fields.length === 0) throw error;
    throw new Refusal(error.code, {
      message: snakeLead(error.message, error.fields[0]?.field),
      fields: error.fields.map((f) => ({ ...f, field: snake(f.field) })),
      params: error.params,
      ...(error.retryAfterSeconds ? { retryAfterSeconds: error.retryAfterSeconds } : {}),
    });
  }
}

function snakeLead(message: string, field: string | undefined): string {
  return field && message.startsWith(`${field}:`) ? snake(field) + message.slice(field.length) : message;
}

/** The fields that a request may have; a misspelt one is named instead of ignored. */
export function onlyFields(given: Record<string, unknown>, allowed: readonly string[]): void {
  const fields = Object.keys(given).filter((name) => !allowed.includes(name));
  if (fields.length === 0) return;
  throw new Refusal('invalid', {
    message: `Unknown: ${fields.join(', ')}. Known here: ${allowed.join(', ')}.`,
    fields: fields.map((field) => ({ field, message: 'is not a field of this request' })),
  });
}
