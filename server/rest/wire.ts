import { Refusal } from '#lib/errors.ts';

const snake = (name: string) => name.replace(/[A-Z]/g, (c) => `_${c.toLowerCase()}`);

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
    });
  }
}

function snakeLead(message: string, field: string | undefined): string {
  return field && message.startsWith(`${field}:`) ? snake(field) + message.slice(field.length) : message;
}
