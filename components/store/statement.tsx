'use client';
import { useState, useTransition } from 'react';
import { Button } from '#components/ui/button.tsx';
import { cx } from '#components/ui/cx.ts';
import { toast } from '#components/ui/toast.tsx';
import { fill } from '#i18n/fill.ts';
import type { Messages } from '#i18n/messages.ts';
import type { Page } from '#lib/page.ts';
import type { StatementEntry } from '#modules/points/schema.ts';
import { loadStatement } from '#server/actions/points.ts';
import { useSpeech } from './speech.tsx';

type StatementProps = { first: Page<StatementEntry>; words: Messages['points'] };

/** Every movement with its reason and the balance after it, newest first. */
export function Statement({ first, words }: StatementProps) {
  const { common } = useSpeech();
  const [later, setLater] = useState<StatementEntry[]>([]);
  const [next, setNext] = useState(first.nextCursor);
  const [busy, start] = useTransition();
  const more = () =>
    start(async () => {
      const answer = await loadStatement(next ? { cursor: next } : {}).catch(() => null);
      if (!answer?.ok) return toast(answer?.error.message ?? common.retry);
      setLater((known) => [...known, ...answer.data.items]);
      setNext(answer.data.nextCursor);
    });
  return (
    <>
      <ul>
        {[...first.items, ...later].map((entry) => (
          <Entry key={entry.transferId} entry={entry} words={words} />
        ))}
      </ul>
      {next && (
        <Button onClick={more} busy={busy} className="mx-auto mt-4 flex">
          {words.more}
        </Button>
      )}
    </>
  );
}

function Entry({ entry, words }: { entry: StatementEntry; words: StatementProps['words'] }) {
  const { format } = useSpeech();
  const codes: Record<string, string> = words.codes;
  const kind = codes[entry.code] ?? entry.code;
  return (
    <li className="flex items-center gap-4 border-b border-hairline py-3 last:border-0">
      <div className="min-w-0 grow">
        <p className="text-sm font-medium break-words">{entry.label ?? kind}</p>
        <p className="text-xs text-muted">
          {entry.label && <>{kind} · </>}
          <time dateTime={entry.at}>{format.dateTime(entry.at)}</time>
        </p>
      </div>
      <div className="shrink-0 text-end">
        <p
          dir="ltr"
          className={cx('tabular text-base font-semibold', entry.points > 0 && 'text-success-text')}
        >
          {format.signed(entry.points)}
        </p>
        <p className="tabular text-xs text-muted">
          {fill(words.after, { points: format.number(entry.balanceAfter) })}
        </p>
      </div>
    </li>
  );
}
