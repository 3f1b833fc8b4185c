import { Webhook } from 'standardwebhooks';
import type { Told } from '#tests/doubles/webhook-receiver.ts';

/** Whether a message is what its secret says, by the specification's own library and its own tolerance of five minutes. */
export function verifies(secret: string, { body, headers }: Told): boolean {
  try {
    new Webhook(secret).verify(body, headers);
    return true;
  } catch {
    return false;
  }
}
