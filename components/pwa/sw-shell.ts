const CACHE = 'shell';
const PAGE = '/offline';
/** What the kept shell was made for: language, look and build. */
const MARK = '/offline?mark';
const PART = /\/_next\/static\/[\w./@~%-]+\.(?:js|css|woff2)/g;

/** Keeps the offline page with all that it is built from; one that was kept for the same reader and build stays. */
export async function keepShell(mark: string): Promise<void> {
  const cache = await caches.open(CACHE);
  if ((await (await cache.match(MARK))?.text()) === mark) return;
  const page = await fetch(PAGE, { cache: 'no-store' });
  if (!page.ok || page.redirected) return;
  const parts = new Set((await page.clone().text()).match(PART));
  await cache.addAll([...parts]);
  await cache.put(PAGE, page);
  await cache.put(MARK, new Response(mark));
  for (const { url } of await cache.keys()) {
    const { pathname } = new URL(url);
    if (pathname !== PAGE && !parts.has(pathname)) await cache.delete(url);
  }
}

export async function shellPage(): Promise<Response | undefined> {
  return (await caches.open(CACHE)).match(PAGE, { ignoreVary: true });
}

/** A built file that the shell is made of. */
export async function shellPart(request: Request): Promise<Response | undefined> {
  return (await caches.open(CACHE)).match(request.url, { ignoreVary: true });
}
