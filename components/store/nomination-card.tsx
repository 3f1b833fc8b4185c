'use client';
import { Award } from 'lucide-react';
import { Avatar } from '#components/ui/avatar.tsx';
import { Badge, type Tone } from '#components/ui/badge.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import type { Words } from '#i18n/areas.ts';
import { type NominationView, textIn } from '#modules/recognition/client.ts';
import type { NominationRow } from '#modules/recognition/schema.ts';
import { NominationDecision } from './nomination-decision.tsx';
import { NominationSecond } from './nomination-second.tsx';
import type { Reader } from './recognition-body.tsx';
import { Names } from './recognition-names.tsx';
import { useSpeech } from './speech.tsx';

export type NominationWords = Pick<Words<'recognition'>, 'nominations' | 'post'>;
type NominationCardProps = {
  row: NominationRow;
  view: NominationView;
  reader: Reader;
  now: string;
  words: NominationWords;
};
const TONES: Record<NominationRow['state'], Tone> = {
  open: 'neutral',
  approved: 'success',
  declined: 'neutral',
};

/** Whom somebody proposes for what, why, and what the reader can do about it. */
export function NominationCard({ row, view, reader, now, words }: NominationCardProps) {
  const { format } = useSpeech();
  const people = { me: reader.memberId, locale: reader.locale, words: words.post };
  const nominee = row.nominee.name ?? words.post.former;
  return (
    <article className="rounded-base border border-hairline bg-surface p-4">
      <div className="flex items-start gap-3">
        <Avatar name={nominee} />
        <div className="min-w-0 grow">
          <h2 className="text-base leading-6 font-normal">
            <Names people={[row.nominee]} {...people} />
          </h2>
          <p className="flex flex-wrap items-center gap-x-1.5 text-sm text-muted">
            <Award size={14} aria-hidden="true" className="text-accent-text" />
            <bdi className="break-words">{textIn(row.award.names, reader.locale, reader.tenantLocale)}</bdi>
            <span className="tabular">· {format.points(row.award.points)}</span>
          </p>
        </div>
        {view === 'mine' && <Badge tone={TONES[row.state]}>{words.nominations.states[row.state]}</Badge>}
      </div>
      <p dir="auto" className="mt-3 text-base text-pretty break-words whitespace-pre-line">
        {row.reason}
      </p>
      <p className="mt-2 text-xs text-muted">
        {words.nominations.by} <Names people={[row.nominator]} {...people} /> ·{' '}
        <RelativeTime at={row.at} now={now} locale={reader.locale} timeZone={format.settings.timeZone} />
      </p>
      {row.note && (
        <p className="mt-3 rounded-base bg-sunken px-3 py-2 text-sm">
          <span className="font-medium">{words.nominations.note}</span>{' '}
          <bdi className="break-words">{row.note}</bdi>
        </p>
      )}
      {row.state === 'open' && <NominationSecond row={row} mine={row.mine} words={words.nominations} />}
      {view === 'decide' && <NominationDecision row={row} nominee={nominee} words={words.nominations} />}
    </article>
  );
}
