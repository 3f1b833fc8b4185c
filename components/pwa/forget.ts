import { dropDatabase } from './store.ts';
import { dropCookieHalf } from './vault.ts';

const CHANNEL = 'damson';
/** Tabs hear their own messages too, and must know them. */
const thisTab = crypto.randomUUID();
/** The same for everybody, and needed without a network. */
const OF_NOBODY = /^(?:shell|serwist-precache)/;

/**
 * Destroys all that this device keeps of a person, the key first, and takes the device off push. Each step is tried
 * whatever came of the others.
 */
export async function forgetDevice(): Promise<void> {
  dropCookieHalf();
  for (const storage of ['sessionStorage', 'localStorage'] as const) window[storage]?.clear();
  await Promise.allSettled([dropDatabase(), dropCaches(), leavePush()]);
  new BroadcastChannel(CHANNEL).postMessage(thisTab);
}

/** Calls when another tab of this device signed out. */
export function whenForgotten(then: () => void): () => void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.onmessage = (event) => event.data !== thisTab && then();
  return () => channel.close();
}

async function dropCaches(): Promise<void> {
  for (const name of await caches.keys()) if (!OF_NOBODY.test(name)) await caches.delete(name);
}

async function leavePush(): Promise<void> {
  const worker = await navigator.serviceWorker?.getRegistration();
  await (await worker?.pushManager?.getSubscription())?.unsubscribe();
}
