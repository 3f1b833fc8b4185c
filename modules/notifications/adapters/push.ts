import { sendPush } from '#integrations/webpush/send.ts';
import { isPublicAddress, isTrusted } from '#lib/address.ts';
import { present } from '#lib/assert.ts';
import type { Subscription } from '../devices.ts';
import type { Message } from '../messages.ts';
import { vapid } from '../vapid.ts';

/** Sends one message to one device and answers what its push service said; null when it said nothing. */
export async function push(to: Subscription, message: Message): Promise<number | null> {
  const trusted = isTrusted(new URL(to.endpoint));
  const { status } = await sendPush({
    to,
    vapid: present(vapid(), 'key for push'),
    payload: JSON.stringify(message),
    mayConnectTo: trusted ? undefined : isPublicAddress,
  });
  return status;
}
