import { isPublic, PUBLIC_EVENTS } from './events.ts';

export type TellableEvent = {
  type: string;
  objectType: string;
  objectId: string;
  sequence: number;
  data: Readonly<Record<string, unknown>>;
  createdAt: Date;
};

const snake = (name: string) => name.replace(/[A-Z]/g, (c) => `_${c.toLowerCase()}`);

/**
 * The body that is sent, as https://www.standardwebhooks.com writes it: type, timestamp, data. It follows from the
 * event alone, so that each attempt and each replay says the same.
 */
export function payloadOf(event: TellableEvent): string {
  const fields: readonly string[] = isPublic(event.type) ? PUBLIC_EVENTS[event.type] : [];
  const named = fields.flatMap((name) => {
    const value = event.data[name];
    return isPlain(value) ? [[snake(name), value] as const] : [];
  });
  return JSON.stringify({
    type: event.type,
    timestamp: event.createdAt.toISOString(),
    data: {
      object_type: event.objectType,
      object_id: event.objectId,
      sequence: event.sequence,
      ...Object.fromEntries(named),
    },
  });
}

/** A value, or a list of values: whatever else a field became one day stays inside. */
function isPlain(value: unknown): boolean {
  if (Array.isArray(value)) return value.every((v) => typeof v === 'string' || typeof v === 'number');
  return value === null || ['string', 'number', 'boolean'].includes(typeof value);
}
