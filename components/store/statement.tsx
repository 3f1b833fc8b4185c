'use client';
import { ChevronRight } from 'lucide-react';
import Link from 'next/link';
import { Fragment, useState, useTransition } from 'react';
import { Button } from '#components/ui/button.tsx';
import { cx } from '#components/ui/cx.ts';
import { SegmentedControl } from '#components/ui/segmented-control.tsx';
import { toast } from '#components/ui/toast.tsx';
import type { Words } from '#i18n/areas.ts';
import { fill } from '#i18n/fill.ts';
import type { Messages } from '#i18n/messages.ts';
import type { Page } from '#lib/page.ts';
import type { StatementEntry } from '#modules/points/schema.ts';
import { loadStatement } from '#server/actions/points.ts';
import { refusedSentence } from './refused.ts';
import { useSpeech } from './speech.tsx';

type Props = {
  first: Page<StatementEntry>;
  words: Messages['points'];
  own: Words<'voucher'>['statement'];
};
type Shown = 'all' | 'in' | 'out';

/** Every movement with its reason and the balance after it, newest first, by month. */
export function Statement({ first, words, own }: Props) {
  const { common, format } = useSpeech();
  const [later, setLater] = useState<StatementEntry[]>([]);
  const [next, setNext] = useState(first.nextCursor);
  const [shown, setShown] = useState<Shown>('all');
  const [busy, start] = useTransition();
  const more = () =>
    start(async () => {
      const answer = await loadStatement(next ? { cursor: next } : {}).catch(() => null);
      if (!answer?.ok) return toast(refusedSentence(answer?.error, common.refused));
      setLater((known) => [...known, ...answer.data.items]);
      setNext(answer.data.nextCursor);
    });
  const entries = [...first.items, ...later].filter(
    (e) => shown === 'all' || e.points > 0 === (shown === 'in'),
  );
  const options = (['all', 'in', 'out'] as const).map((value) => ({ value, label: own[value] }));
  return (
    <>
      <SegmentedControl
        legend={own.filter}
        name="shown"
        options={options}
        value={shown}
        onChange={(value) => setShown(value as Shown)}
      />
      {entries.length === 0 && <p className="py-8 text-center text-sm text-muted">{own.none}</p>}
      <div data-varies className="mt-2">
        {entries.map((entry, i) => {
          const month = format.month(entry.at);
          const before = entries[i - 1];
          return (
            <Fragment key={entry.transferId}>
              {(!before || format.month(before.at) !== month) && (
                <h3 className="pt-5 pb-1 text-xs font-medium text-muted">{month}</h3>
              )}
              <Entry entry={entry} words={words} own={own} />
            </Fragment>
          );
        })}
      </div>
      <div className="mt-4 flex flex-wrap justify-center gap-2">
        {next && (
          <Button onClick={more} busy={busy}>
            {words.more}
          </Button>
        )}
      </div>
    </>
  );
}

function Entry({ entry, words, own }: { entry: StatementEntry } & Omit<Props, 'first'>) {
  const { format } = useSpeech();
  const codes: Record<string, string> = words.codes;
  const kind = codes[entry.code] ?? entry.code;
  const order = /^ord_[0-9a-z]{26}$/.test(entry.reference) ? entry.reference : null;
  const what = entry.label ?? kind;
  return (
    <div className="relative flex items-center gap-4 border-b border-hairline py-3 last:border-0">
      <div className="min-w-0 grow">
        <p className="text-sm font-medium break-words">
          {order ? (
            <Link href={`/orders/${order}`} title={own.order} className="after:absolute after:inset-0">
              {what}
            </Link>
          ) : (
            what
          )}
        </p>
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
      <ChevronRight
        size={16}
        aria-hidden="true"
        className={cx('shrink-0 text-muted rtl:rotate-180', !order && 'invisible')}
      />
    </div>
  );
}
