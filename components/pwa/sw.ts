import { CacheFirst, ExpirationPlugin, type PrecacheEntry, Serwist, StaleWhileRevalidate } from 'serwist';
import { dropDatabase } from './store.ts';
import { openPushed, type PushEvent, showPush } from './sw-push.ts';
import { keepShell, shellPage, shellPart } from './sw-shell.ts';

/** Written in when it is built, so that each build has a worker of its own. */
declare const BUILD: string;
declare const self: {
  __SW_MANIFEST: (PrecacheEntry | string)[] | undefined;
  addEventListener: (type: string, listener: (event: WorkerEvent) => void) => void;
  skipWaiting: () => Promise<void>;
};
type Told = { type?: string; mark?: string };
type WorkerEvent = { waitUntil: (until: Promise<unknown>) => void; data?: Told } & PushEvent;

const DAY_SECONDS = 86_400;
/** Where the storefront's offline page would be in the way. */
const OTHER_DOORS = /^\/(?:admin|till|embed|v1)(?:\/|$)/;

/**
 * What is kept in readable form: built files, brand artwork and the offline shell. Pages, data and answers of actions
 * never are; what a person saves lies sealed in the vault, which this worker cannot open.
 */
const serwist = new Serwist({
  precacheEntries: self.__SW_MANIFEST ?? [],
  precacheOptions: { cleanupOutdatedCaches: true },
  skipWaiting: false,
  clientsClaim: true,
  navigationPreload: false,
  runtimeCaching: [
    {
      matcher: ({ url, sameOrigin }) => sameOrigin && url.pathname.startsWith('/_next/static/'),
      handler: new CacheFirst({
        cacheName: 'built',
        plugins: [
          new ExpirationPlugin({ maxEntries: 150, maxAgeSeconds: 30 * DAY_SECONDS }),
          { handlerDidError: ({ request }) => shellPart(request) },
        ],
      }),
    },
    {
      matcher: ({ url, sameOrigin }) => sameOrigin && url.pathname.startsWith('/art/'),
      handler: new StaleWhileRevalidate({
        cacheName: 'art',
        plugins: [new ExpirationPlugin({ maxEntries: 300, maxAgeSeconds: 30 * DAY_SECONDS })],
      }),
    },
    {
      matcher: ({ request, url, sameOrigin }) =>
        sameOrigin && request.mode === 'navigate' && !OTHER_DOORS.test(url.pathname),
      handler: ({ request, url }) => page(request, url),
    },
  ],
});

serwist.addEventListeners();
self.addEventListener('install', (event) => event.waitUntil(keepShell(BUILD)));
self.addEventListener('message', (event) => {
  if (event.data?.type === 'renew') void self.skipWaiting();
  if (event.data?.type === 'shell') event.waitUntil(keepShell(`${event.data.mark} ${BUILD}`));
});

self.addEventListener('push', (event) => event.waitUntil(showPush(event)));
self.addEventListener('notificationclick', (event) => event.waitUntil(openPushed(event)));

/** The page from the network, or the offline shell. The way in is shown to nobody who is signed in: then all goes. */
async function page(request: Request, url: URL): Promise<Response> {
  const answer = await fetch(request).catch(() => null);
  if (!answer) return (await shellPage()) ?? Response.error();
  if (url.pathname === '/sign-in' && answer.ok)
    await Promise.allSettled([dropDatabase(), caches.delete('art')]);
  return answer;
}
