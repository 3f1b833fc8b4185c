'use client';
import { useState, useTransition } from 'react';
import { Button } from '#components/ui/button.tsx';
import { toast } from '#components/ui/toast.tsx';
import type { Page } from '#lib/page.ts';
import type { NominationView } from '#modules/recognition/client.ts';
import type { NominationRow } from '#modules/recognition/schema.ts';
import { loadNominations } from '#server/actions/recognition.ts';
import { NominationCard, type NominationWords } from './nomination-card.tsx';
import type { Reader } from './recognition-body.tsx';
import { useSpeech } from './speech.tsx';

type NominationListProps = {
  first: Page<NominationRow>;
  view: NominationView;
  reader: Reader;
  now: string;
  words: NominationWords;
};

/** Nominations, newest first; what was decided here stays in its place and says so. */
export function NominationList({ first, view, reader, now, words }: NominationListProps) {
  const { common } = useSpeech();
  const [later, setLater] = useState<NominationRow[]>([]);
  const [next, setNext] = useState(first.nextCursor);
  const [busy, start] = useTransition();
  const more = () =>
    start(async () => {
      const answer = await loadNominations({ view, ...(next && { cursor: next }) }).catch(() => null);
      if (!answer?.ok) return toast(common.retry);
      setLater((known) => [...known, ...answer.data.items]);
      setNext(answer.data.nextCursor);
    });
  return (
    <>
      <ol className="grid gap-3">
        {[...first.items, ...later].map((row) => (
          <li key={row.nominationId}>
            <NominationCard row={row} view={view} reader={reader} now={now} words={words} />
          </li>
        ))}
      </ol>
      {next && (
        <Button onClick={more} busy={busy} className="mx-auto mt-6 flex">
          {words.post.more}
        </Button>
      )}
    </>
  );
}
