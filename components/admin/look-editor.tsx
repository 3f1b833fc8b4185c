'use client';
import { Button } from '#components/ui/button.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { fill } from '#i18n/fill.ts';
import type { ThemeNow } from '#modules/tenants/schema.ts';
import { LookControls } from './look-controls.tsx';
import { LOOK_FIELDS, type Look, type LookWords, useLookDraft } from './look-draft.ts';
import { LookLogo } from './look-logo.tsx';
import { LookPreview } from './look-preview.tsx';

type LookEditorProps = { now: ThemeNow; last: string | null; words: LookWords };

/** The choices at the start, and beside them the storefront as it would be. */
export function LookEditor({ now, last, words }: LookEditorProps) {
  const look = useLookDraft(now, words.saved);
  const { draft, seen, shown, theirs } = look;
  return (
    <div className="grid gap-6 px-4 lg:px-6 min-[1180px]:grid-cols-[20rem_1fr]">
      <form
        className="grid content-start gap-6"
        onSubmit={(event) => {
          event.preventDefault();
          void look.save();
        }}
      >
        {theirs && <Meanwhile theirs={theirs} seen={seen} words={words} onSettle={look.settle} />}
        <LookControls draft={draft} verdict={shown?.verdict} words={words} onChange={look.change} />
        <LookLogo name={draft.name} logo={now.theme.logo} words={words} />
        {look.problem && (
          <p role="alert" className="text-sm text-danger-text">
            {look.problem}
          </p>
        )}
        <div className="flex flex-wrap items-center gap-2 border-t border-hairline pt-4">
          <Button
            type="submit"
            variant="primary"
            busy={look.busy}
            disabled={!look.changed || shown?.verdict.lost != null}
          >
            {words.save}
          </Button>
          {look.changed && <Button onClick={look.reset}>{words.reset}</Button>}
          <p className="w-full text-xs text-muted" aria-live="polite">
            {look.changed ? words.unsaved : last}
          </p>
        </div>
      </form>
      <LookPreview css={shown?.css} name={draft.name} logo={now.theme.logo} words={words} />
    </div>
  );
}

type MeanwhileProps = {
  theirs: ThemeNow;
  seen: Look;
  words: LookWords;
  onSettle: (which: 'mine' | 'theirs') => void;
};

/** What somebody else has changed since this page was opened. */
function Meanwhile({ theirs, seen, words, onSettle }: MeanwhileProps) {
  const present: Look = { name: theirs.name, ...theirs.theme };
  const rows = LOOK_FIELDS.filter((field) => present[field] !== seen[field]);
  return (
    <Notice
      tone="warning"
      live
      title={fill(words.changedTitle, { who: theirs.changed?.by ?? '' })}
      action={
        <div className="flex flex-wrap gap-2">
          <Button size="sm" onClick={() => onSettle('theirs')}>
            {words.take}
          </Button>
          <Button size="sm" onClick={() => onSettle('mine')}>
            {words.keep}
          </Button>
        </div>
      }
    >
      <p>{words.changedBody}</p>
      <ul className="my-1 list-disc ps-4">
        {rows.map((field) => (
          <li key={field}>
            {fill(words.changedRow, { field: words[field], before: seen[field], now: present[field] })}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
