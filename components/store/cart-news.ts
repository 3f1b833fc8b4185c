const CHANNEL = 'damson-cart';
type News = { count: number };
const here = new Set<(news: News) => void>();

/** Tells this tab and all others how many vouchers lie in the cart now. */
export function cartChanged(count: number): void {
  for (const listener of here) listener({ count });
  withChannel((channel) => channel.postMessage({ count }));
}

/** Calls back on every change of the cart in any tab, until what it answers is called. */
export function onCartChanged(listener: (news: News) => void): () => void {
  here.add(listener);
  const channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(CHANNEL);
  channel?.addEventListener('message', (event: MessageEvent<News>) => listener(event.data));
  return () => {
    here.delete(listener);
    channel?.close();
  };
}

function withChannel(work: (channel: BroadcastChannel) => void): void {
  if (typeof BroadcastChannel === 'undefined') return;
  const channel = new BroadcastChannel(CHANNEL);
  work(channel);
  channel.close();
}
