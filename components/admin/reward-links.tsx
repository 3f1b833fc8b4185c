'use client';
import { Check, Copy, Link2 } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useSpeech } from '#components/store/speech.tsx';
import { Button } from '#components/ui/button.tsx';
import { copyText } from '#components/ui/copy-id.tsx';
import type { Words } from '#i18n/areas.ts';
import type { ShownLink } from '#modules/rewards/schema.ts';
import { showLinks } from '#server/actions/reward-desk.ts';
import { answerOf, useExplain } from './explain.ts';
import { csv, saveFile } from './save-file.ts';

type RewardLinksProps = { rewards: { rewardId: string; name: string }[]; words: Words<'granting'>['link'] };
const AT_ONCE = 25;

/** The links of rewards, for whoever hands them over: one with its QR code, many as a file. */
export function RewardLinks({ rewards, words }: RewardLinksProps) {
  const { format } = useSpeech();
  const explain = useExplain();
  const [links, setLinks] = useState<ShownLink[] | null>(null);
  const [problem, setProblem] = useState<string>();
  const [copied, setCopied] = useState(false);
  const asked = useRef(false);
  const ids = rewards.map((r) => r.rewardId);
  // Each sight of a link is on record, so they are asked for once, however often this is drawn.
  useEffect(() => {
    if (asked.current) return;
    asked.current = true;
    void (async () => {
      const all: ShownLink[] = [];
      for (let from = 0; from < ids.length; from += AT_ONCE) {
        const answer = await answerOf(showLinks({ rewardIds: ids.slice(from, from + AT_ONCE) }));
        if (!answer.ok) return setProblem(explain(answer.error));
        all.push(...answer.data);
      }
      setLinks(all);
    })();
  });
  if (problem) {
    return (
      <p role="alert" className="text-sm text-danger-text">
        {problem}
      </p>
    );
  }
  if (!links) return <p className="text-sm text-muted">{words.fetching}</p>;
  const nameOf = (id: string) => rewards.find((r) => r.rewardId === id)?.name ?? '';
  const [only] = links.length === 1 ? links : [];
  const copy = async () => {
    await copyText(only ? only.link : links.map((l) => l.link).join('\n'));
    setCopied(true);
  };
  return (
    <section aria-label={words.title} className={BOX}>
      <h3 className="flex items-center gap-2 text-sm font-semibold text-accent-text">
        <Link2 size={16} aria-hidden="true" />
        {only ? words.title : format.say(words.titles, { count: links.length })}
      </h3>
      <p className="text-sm text-pretty">{words.body}</p>
      {only && (
        <div className="flex flex-wrap items-start gap-4">
          {only.qr && (
            // biome-ignore lint/performance/noImgElement: drawn by the server a moment ago, from nothing that is kept.
            <img
              src={`data:image/svg+xml;utf8,${encodeURIComponent(only.qr)}`}
              alt={words.qr}
              className="size-32 rounded-sm"
            />
          )}
          <code dir="ltr" data-link className={CODE}>
            {only.link}
          </code>
        </div>
      )}
      <div className="flex flex-wrap gap-2">
        <Button variant="primary" size="sm" onClick={copy}>
          {copied ? <Check size={15} aria-hidden="true" /> : <Copy size={15} aria-hidden="true" />}
          {copied ? words.copied : only ? words.copy : words.copyAll}
        </Button>
        {!only && (
          <Button
            size="sm"
            onClick={() =>
              saveFile(
                'reward-links.csv',
                csv([['recipient', 'link'], ...links.map((l) => [nameOf(l.rewardId), l.link])]),
              )
            }
          >
            {words.file}
          </Button>
        )}
      </div>
    </section>
  );
}

const BOX = 'grid gap-3 rounded-base border border-accent-border bg-accent-tint p-4';
const CODE =
  'min-w-0 flex-1 basis-40 rounded-sm border border-hairline bg-surface px-3 py-2 text-xs wrap-anywhere select-all';
