import { postWebhook } from '#integrations/webhooks/post.ts';
import { isPublicAddress, isTrusted } from '#lib/address.ts';
import { excerptOf } from '../excerpt.ts';
import type { Attempt } from '../schema.ts';
import { signedHeaders } from '../signature.ts';
import type { Message, Turn } from '../turn.ts';

/** Makes one attempt and says what came of it; it never throws. */
export async function send({ url, secrets }: Turn, message: Message, now: Date): Promise<Attempt> {
  const signed = { id: message.eventId, timestamp: Math.floor(now.getTime() / 1000), body: message.body };
  const headers = signedHeaders(secrets, signed);
  const trusted = isTrusted(new URL(url));
  const answer = await postWebhook({
    url,
    headers,
    body: message.body,
    mayConnectTo: trusted ? undefined : isPublicAddress,
  });
  return {
    deliveryId: message.deliveryId,
    attempt: message.attempt,
    status: answer.status,
    tookMs: answer.tookMs,
    excerpt: excerptOf(answer.text, secrets),
  };
}
