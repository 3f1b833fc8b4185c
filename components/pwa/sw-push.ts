type Message = { title: string; body: string; url: string; tag: string; lang: string; dir: string };
type Shown = { close: () => void; data?: { url?: string } };
export type PushEvent = { data?: unknown; notification?: Shown };
type Tab = { url: string; focus: () => Promise<unknown>; navigate: (url: string) => Promise<unknown> };
declare const self: {
  location: Location;
  registration: { showNotification: (title: string, how: object) => Promise<void> };
  clients: {
    matchAll: (which: object) => Promise<Tab[]>;
    openWindow: (url: string) => Promise<unknown>;
  };
};

/** Shows what came, in the member's language; the server decided what to say, and says no code. */
export async function showPush({ data }: PushEvent): Promise<void> {
  const { title, body, url, tag, lang, dir } = (data as { json: () => Message }).json();
  const icon = '/icons/192.png';
  await self.registration.showNotification(title, {
    body,
    tag,
    lang,
    dir,
    icon,
    badge: '/icons/monochrome.png',
    data: { url },
  });
}

/** A tap opens the place on this host, in a tab that is there already if one is. */
export async function openPushed({ notification }: PushEvent): Promise<void> {
  notification?.close();
  const target = new URL(notification?.data?.url ?? '/', self.location.origin);
  if (target.origin !== self.location.origin) return;
  const [tab] = await self.clients.matchAll({ type: 'window', includeUncontrolled: false });
  if (!tab) return void (await self.clients.openWindow(target.href));
  await tab.focus();
  await tab.navigate(target.href);
}
