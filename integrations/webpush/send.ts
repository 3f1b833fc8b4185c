import webpush from 'web-push';
import { postWebhook, type WebhookAnswer } from '../webhooks/post.ts';

type Push = {
  to: { endpoint: string; p256dh: string; auth: string };
  vapid: { subject: string; publicKey: string; privateKey: string };
  payload: string;
  mayConnectTo?: ((address: string) => boolean) | undefined;
};

/** How long a push service keeps what it cannot deliver yet. */
const KEPT_SECONDS = 86_400;

/** One message by Web Push (RFC 8030), encrypted for the device (RFC 8291) and signed by the sender (RFC 8292). */
export async function sendPush({ to, vapid, payload, mayConnectTo }: Push): Promise<WebhookAnswer> {
  const subscription = { endpoint: to.endpoint, keys: { p256dh: to.p256dh, auth: to.auth } };
  const made = webpush.generateRequestDetails(subscription, payload, {
    vapidDetails: vapid,
    TTL: KEPT_SECONDS,
    urgency: 'normal',
    contentEncoding: 'aes128gcm',
  });
  const headers = Object.fromEntries(
    Object.entries(made.headers).map(([name, value]) => [name.toLowerCase(), String(value)]),
  );
  return postWebhook({ url: made.endpoint, headers, body: made.body, mayConnectTo });
}
