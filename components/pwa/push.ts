import { putPushOn, takePushOff } from '#server/actions/notifications.ts';

/** How push stands on this device: what can be done about it follows from it. */
export type PushStanding = 'on' | 'off' | 'denied' | 'unsupported' | 'install-first';
type Outcome = PushStanding | 'unreachable' | 'failed';

function subscription(): Promise<PushSubscription | null> {
  return navigator.serviceWorker.ready.then((worker) => worker.pushManager.getSubscription());
}

export async function pushStanding(): Promise<PushStanding> {
  const able = 'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window;
  if (!able) return /iPhone|iPad/.test(navigator.userAgent) ? 'install-first' : 'unsupported';
  if (Notification.permission === 'denied') return 'denied';
  return Notification.permission === 'granted' && (await subscription()) ? 'on' : 'off';
}

/** Asks the person, then the browser's push service, then our server; what does not come off is taken back. */
export async function turnPushOn(serverKey: string): Promise<Outcome> {
  if ((await Notification.requestPermission()) !== 'granted') return pushStanding();
  const worker = await navigator.serviceWorker.ready;
  const made = await worker.pushManager
    .subscribe({ userVisibleOnly: true, applicationServerKey: serverKey })
    .catch(() => null);
  if (!made) return 'unreachable';
  const { endpoint, keys } = made.toJSON();
  const device = { endpoint: endpoint ?? '', p256dh: keys?.['p256dh'] ?? '', auth: keys?.['auth'] ?? '' };
  const answer = await putPushOn(device).catch(() => null);
  if (answer?.ok) return 'on';
  await made.unsubscribe();
  return 'failed';
}

export async function turnPushOff(): Promise<Outcome> {
  const made = await subscription();
  if (!made) return 'off';
  const answer = await takePushOff({ endpoint: made.endpoint }).catch(() => null);
  await made.unsubscribe();
  return answer?.ok ? 'off' : 'failed';
}
