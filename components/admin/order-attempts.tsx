import { StatusDot, type Tone } from '#components/ui/badge.tsx';
import { CopyId } from '#components/ui/copy-id.tsx';
import type { Words } from '#i18n/areas.ts';
import type { Format } from '#i18n/format.ts';
import type { AttemptRow } from '#modules/orders/schema.ts';

type OrderAttemptsProps = {
  attempts: AttemptRow[];
  words: Words<'care'>['order'];
  copy: { copyLabel: string; copiedLabel: string };
  format: Format;
};

const TONES: Record<AttemptRow['outcome'], Tone> = {
  asking: 'accent',
  issued: 'success',
  rejected: 'neutral',
  unknown: 'warning',
  frozen: 'warning',
  abandoned: 'neutral',
};

/** Who was asked for the vouchers and what came of it, in plain words; their reference copies on click. */
export function OrderAttempts({ attempts, words, copy, format }: OrderAttemptsProps) {
  return (
    <ol className="grid text-sm">
      {attempts.map((a) => (
        <li key={a.fulfilmentId} className="grid gap-0.5 border-b border-hairline py-2 last:border-0">
          <p className="flex flex-wrap items-baseline justify-between gap-x-3">
            <StatusDot tone={TONES[a.outcome]} half={a.outcome === 'asking'}>
              <span dir="auto">{nameOf(a, words)}</span> {words.outcomes[a.outcome]}
            </StatusDot>
            <time dateTime={a.at} className="tabular text-xs text-muted">
              {format.dateTime(a.settledAt ?? a.at)}
            </time>
          </p>
          <p className="flex flex-wrap gap-x-3 text-xs text-muted">
            {a.unit > 0 && <span>{format.say(words.unit, { n: a.unit })}</span>}
            {a.asks > 0 && <span>{format.say(words.asked, { n: a.asks })}</span>}
            {a.detail && <span dir="auto">{a.detail}</span>}
          </p>
          {a.supplier !== 'stock' && a.supplier !== 'own_brand' && (
            <p className="flex flex-wrap items-center gap-x-3 text-xs text-muted">
              <span>{a.reference ? words.reference : words.ours}</span>
              <CopyId id={a.reference ?? a.fulfilmentId} short={!a.reference} {...copy} />
            </p>
          )}
        </li>
      ))}
    </ol>
  );
}

function nameOf({ supplier, account }: AttemptRow, { from }: Words<'care'>['order']): string {
  if (supplier === 'stock' || supplier === 'own_brand') return from[supplier];
  return account ?? supplier;
}
