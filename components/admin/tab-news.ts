/** What a tab learns when it asks for something: that its session has ended, or that a newer version serves. */
export type TabNews = 'signedOut' | 'outdated';
const EVENT = 'damson:tab';

export function tellTab(news: TabNews): void {
  window.dispatchEvent(new CustomEvent(EVENT, { detail: news }));
}

export function onTabNews(listen: (news: TabNews) => void): () => void {
  const heard = (event: Event) => listen((event as CustomEvent<TabNews>).detail);
  window.addEventListener(EVENT, heard);
  return () => window.removeEventListener(EVENT, heard);
}
