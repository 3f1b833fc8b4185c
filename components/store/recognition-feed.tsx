'use client';
import { useState, useTransition } from 'react';
import { Button } from '#components/ui/button.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { toast } from '#components/ui/toast.tsx';
import type { Page } from '#lib/page.ts';
import type { FeedFilter } from '#modules/recognition/client.ts';
import type { Post } from '#modules/recognition/schema.ts';
import { loadFeed } from '#server/actions/recognition.ts';
import { type PostWords, type Reader, RecognitionBody } from './recognition-body.tsx';
import { RecognitionReactions } from './recognition-reactions.tsx';
import { TakeBack } from './recognition-take-back.tsx';
import { useSpeech } from './speech.tsx';

type FeedProps = {
  first: Page<Post>;
  filter: FeedFilter;
  reader: Reader;
  /** When the page was made, so that both renders tell the same time. */
  now: string;
  words: PostWords;
};

/** Posts, newest first; the first of them come with the page. */
export function RecognitionFeed({ first, filter, reader, now, words }: FeedProps) {
  const { common } = useSpeech();
  const [later, setLater] = useState<Post[]>([]);
  const [next, setNext] = useState(first.nextCursor);
  const [gone, setGone] = useState<string[]>([]);
  const [busy, start] = useTransition();
  const more = () =>
    start(async () => {
      const answer = await loadFeed({ filter, ...(next && { cursor: next }) }).catch(() => null);
      if (!answer?.ok) return toast(common.retry);
      setLater((known) => [...known, ...answer.data.items]);
      setNext(answer.data.nextCursor);
    });
  const posts = [...first.items, ...later].filter((p) => !gone.includes(p.recognitionId));
  return (
    <>
      <ol className="grid gap-3">
        {posts.map((post) => (
          <li key={post.recognitionId}>
            <PostCard
              post={post}
              reader={reader}
              now={now}
              words={words}
              onGone={() => setGone((all) => [...all, post.recognitionId])}
            />
          </li>
        ))}
      </ol>
      {next && (
        <Button onClick={more} busy={busy} className="mx-auto mt-6 flex">
          {words.more}
        </Button>
      )}
    </>
  );
}

type PostCardProps = Pick<FeedProps, 'reader' | 'now' | 'words'> & { post: Post; onGone: () => void };

function PostCard({ post, reader, now, words, onGone }: PostCardProps) {
  const { format } = useSpeech();
  return (
    <article className="rounded-base border border-hairline bg-surface p-4">
      <RecognitionBody
        post={post}
        reader={reader}
        words={words}
        format={format}
        end={
          <p className="text-xs text-muted">
            {post.kind === 'award' && <>{words.nominated} · </>}
            <RelativeTime at={post.at} now={now} locale={reader.locale} timeZone={format.settings.timeZone} />
          </p>
        }
      />
      <div className="mt-3 flex flex-wrap items-center gap-2">
        <RecognitionReactions recognitionId={post.recognitionId} first={post.reactions} words={words} />
        {post.takeBackUntil && (
          <TakeBack
            recognitionId={post.recognitionId}
            until={post.takeBackUntil}
            points={post.points > 0}
            words={words}
            onGone={onGone}
          />
        )}
      </div>
    </article>
  );
}
