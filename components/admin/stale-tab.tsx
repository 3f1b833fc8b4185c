'use client';
import { useEffect, useState } from 'react';
import { Button, LinkButton } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { toast } from '#components/ui/toast.tsx';
import { stillSignedIn } from '#server/actions/identity.ts';
import { onTabNews, type TabNews } from './tab-news.ts';

type Said = { title: string; body: string; act: string };
export type StaleTabWords = Record<TabNews, Said> & { close: string; back: string };

/** A tab tells the others when it has been let in, so that they need not be asked. */
const CHANNEL = 'damson.console';

/**
 * For a tab that was left open: says what happened without leaving the page, so that what was typed stays in it. Whoever
 * signs in in another tab goes on here where they stopped.
 */
export function StaleTab({ words }: { words: StaleTabWords }) {
  const [news, setNews] = useState<TabNews>();
  const [open, setOpen] = useState(false);
  useEffect(
    () =>
      onTabNews((heard) => {
        setNews(heard);
        setOpen(true);
      }),
    [],
  );
  useEffect(() => {
    const channel = new BroadcastChannel(CHANNEL);
    channel.postMessage('here');
    return () => channel.close();
  }, []);
  useEffect(() => {
    if (!open || news !== 'signedOut') return;
    const look = async () => {
      if (!(await stillSignedIn().catch(() => false))) return;
      setOpen(false);
      toast(words.back, 'success');
    };
    const channel = new BroadcastChannel(CHANNEL);
    channel.addEventListener('message', look);
    window.addEventListener('focus', look);
    return () => {
      channel.close();
      window.removeEventListener('focus', look);
    };
  }, [open, news, words.back]);
  if (!news) return null;
  const said = words[news];
  return (
    <Dialog open={open} onClose={() => setOpen(false)} title={said.title} closeLabel={words.close}>
      <div className="grid gap-4 pt-1 text-sm">
        <p className="text-pretty">{said.body}</p>
        <div className="flex flex-wrap justify-end gap-2">
          <Button onClick={() => setOpen(false)}>{words.close}</Button>
          {news === 'signedOut' ? (
            <LinkButton variant="primary" href="/admin/sign-in" target="_blank" prefetch={false}>
              {said.act}
            </LinkButton>
          ) : (
            <Button variant="primary" onClick={() => window.location.reload()}>
              {said.act}
            </Button>
          )}
        </div>
      </div>
    </Dialog>
  );
}
