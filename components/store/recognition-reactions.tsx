'use client';
import { SmilePlus } from 'lucide-react';
import { useOptimistic, useState, useTransition } from 'react';
import { cx } from '#components/ui/cx.ts';
import { toast } from '#components/ui/toast.tsx';
import { REACTIONS, type Reaction } from '#modules/recognition/client.ts';
import type { Post } from '#modules/recognition/schema.ts';
import { reactTo } from '#server/actions/recognition.ts';
import type { PostWords } from './recognition-body.tsx';
import { useSpeech } from './speech.tsx';

const EMOJI: Record<Reaction, string> = { heart: '❤️', clap: '👏', party: '🎉', strong: '💪', idea: '💡' };
type Reactions = Post['reactions'];
type ReactionsProps = { recognitionId: string; first: Reactions; words: PostWords };

/** How others feel about it; a tap is seen at once, and taken back should it not arrive. */
export function RecognitionReactions({ recognitionId, first, words }: ReactionsProps) {
  const [known, setKnown] = useState(first);
  const [shown, change] = useOptimistic(known, toggled);
  const [all, setAll] = useState(false);
  const [, start] = useTransition();
  const toggle = (kind: Reaction) => {
    const on = !shown.some((r) => r.kind === kind && r.mine);
    start(async () => {
      change(kind);
      const answer = await reactTo({ recognitionId, kind, on }).catch(() => null);
      if (!answer?.ok) return toast(words.reactionLost);
      setKnown(answer.data.reactions);
    });
  };
  const offered = REACTIONS.filter((kind) => all || shown.some((r) => r.kind === kind));
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms; these act at once.
    <div role="group" aria-label={words.reactions} className="flex flex-wrap items-center gap-1.5">
      {offered.map((kind) => (
        <Pill
          key={kind}
          kind={kind}
          reaction={shown.find((r) => r.kind === kind)}
          words={words}
          onClick={() => toggle(kind)}
        />
      ))}
      {!all && (
        <button
          type="button"
          aria-label={words.react}
          title={words.react}
          onClick={() => setAll(true)}
          className={cx(PILL, 'border-transparent px-2 text-muted hover:bg-sunken hover:text-text')}
        >
          <SmilePlus size={18} aria-hidden="true" />
        </button>
      )}
    </div>
  );
}

const PILL =
  'inline-flex h-8 min-w-8 items-center justify-center gap-1.5 rounded-full border px-2.5 text-sm transition-colors';

type PillProps = {
  kind: Reaction;
  reaction: Reactions[number] | undefined;
  words: PostWords;
  onClick: () => void;
};

function Pill({ kind, reaction, words, onClick }: PillProps) {
  const { format } = useSpeech();
  const mine = reaction?.mine ?? false;
  const look = mine
    ? 'border-accent-border bg-accent-tint text-accent-text'
    : 'border-hairline bg-surface text-muted hover:bg-sunken';
  const count = reaction?.count ?? 0;
  return (
    <button
      type="button"
      aria-pressed={mine}
      aria-label={format.say(words.reactionCount, { name: words.kinds[kind], count })}
      onClick={onClick}
      className={cx(PILL, look)}
    >
      <span aria-hidden="true">{EMOJI[kind]}</span>
      {count > 0 && <span className="tabular font-medium">{format.number(count)}</span>}
    </button>
  );
}

function toggled(reactions: Reactions, kind: Reaction): Reactions {
  const before = reactions.find((r) => r.kind === kind) ?? { kind, count: 0, mine: false };
  const after = { kind, mine: !before.mine, count: before.count + (before.mine ? -1 : 1) };
  const others = reactions.filter((r) => r.kind !== kind);
  return REACTIONS.flatMap((k) =>
    k === kind ? (after.count > 0 ? [after] : []) : (others.find((r) => r.kind === k) ?? []),
  );
}
