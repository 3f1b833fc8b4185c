import { useTranslations } from 'next-intl';
import { Badge, type Tone } from '#components/ui/badge.tsx';
import type { Format } from '#i18n/format.ts';
import type { AccessGrant, GrantAct, GrantState } from '#modules/identity/schema.ts';
import { AnswerRequest } from './answer-request.tsx';
import { EndGrant } from './end-grant.tsx';
import { endWords } from './end-words.ts';
import { timeOf } from './grant-time.ts';

const TONES: Record<GrantState, Tone> = {
  asked: 'warning',
  open: 'success',
  refused: 'neutral',
  ended: 'neutral',
  over: 'neutral',
  lapsed: 'neutral',
};

type GrantListProps = { grants: { grant: AccessGrant; acts: GrantAct[] }[]; format: Format };

/** Every access that was asked for, the newest first, each with what was done under it. */
export function GrantList({ grants, format }: GrantListProps) {
  return (
    <ul>
      {grants.map(({ grant, acts }) => (
        <li
          key={grant.grantId}
          className="grid gap-2 border-b border-hairline px-4 py-4 text-sm last:border-0"
        >
          <Grant grant={grant} format={format} />
          {grant.state !== 'asked' && grant.expiresAt && <Acts acts={acts} format={format} />}
        </li>
      ))}
    </ul>
  );
}

function Grant({ grant, format }: { grant: AccessGrant; format: Format }) {
  const t = useTranslations('access');
  const { grantId, name, level, reason, minutes, state, askedAt, decidedAt, decidedBy, expiresAt } = grant;
  const end = grant.endedAt ?? expiresAt;
  const times =
    decidedAt && expiresAt && end
      ? t(state === 'open' ? 'until' : 'from', {
          at: format.dateTime(expiresAt),
          from: format.dateTime(decidedAt),
          to: format.dateTime(end),
        })
      : t('asked', { at: format.dateTime(askedAt) });
  return (
    <>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <h3 className="font-medium">
          <bdi>{name}</bdi>
        </h3>
        <Badge tone={TONES[state]}>{t(`state.${state}`)}</Badge>
        <span className="text-muted">{t(`level.${level}`)}</span>
        <span className="text-muted">{t('for', { time: t(...timeOf(minutes)) })}</span>
        <span className="text-muted tabular">{times}</span>
        <span className="ms-auto">
          {state === 'asked' && <AnswerRequest grant={grant} />}
          {state === 'open' && <EndGrant grantId={grantId} words={endWords(t, name)} />}
        </span>
      </div>
      <p className="max-w-prose text-pretty wrap-anywhere">
        <bdi>{reason}</bdi>
      </p>
      {decidedBy && (
        <p className="text-muted">
          {t(state === 'refused' ? 'decided.refused' : 'decided.granted', { name: decidedBy })}
        </p>
      )}
    </>
  );
}

function Acts({ acts, format }: { acts: GrantAct[]; format: Format }) {
  const t = useTranslations('access');
  if (acts.length === 0) return <p className="text-muted">{t('noActs')}</p>;
  return (
    <div className="grid gap-1 border-s-2 border-hairline ps-3">
      <h4 className="text-xs font-medium text-muted">{t('acts')}</h4>
      <ul className="grid gap-1">
        {acts.map((act) => (
          <li key={`${act.at} ${act.verb} ${act.objectId}`} className="flex flex-wrap gap-x-3">
            <span className="text-muted tabular">{format.dateTime(act.at)}</span>
            <code>{act.verb}</code>
            {act.objectId && <code className="min-w-0 truncate text-muted">{act.objectId}</code>}
          </li>
        ))}
      </ul>
    </div>
  );
}
