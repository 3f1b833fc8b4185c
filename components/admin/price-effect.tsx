'use client';
import { useTranslations } from 'next-intl';
import { useId, useState } from 'react';
import { useSpeech } from '#components/store/speech.tsx';
import { Button } from '#components/ui/button.tsx';
import { Field, Input } from '#components/ui/field.tsx';
import type { PriceMove, PricePreview } from '#modules/catalog/schema.ts';

type PriceEffectProps = { preview: PricePreview; busy: boolean; onApply: (reason: string) => void };

/** What the rules would do to prices, in numbers and in the greatest moves, and the button that does it. */
export function PriceEffect({ preview, busy, onApply }: PriceEffectProps) {
  const t = useTranslations('wares.prices');
  const { format } = useSpeech();
  const id = useId();
  const [reason, setReason] = useState('');
  const { changed, dearer, cheaper, listings, rises, falls } = preview;
  const n = format.number;
  return (
    <section
      aria-label={t('effectTitle')}
      className="grid gap-4 rounded-base border border-hairline bg-surface p-4"
    >
      <p role="status" className="text-sm font-medium">
        {changed === 0
          ? t('changesNothing', { count: listings, n: n(listings) })
          : t('changes', {
              count: changed,
              n: n(changed),
              all: n(listings),
              dearer: n(dearer),
              cheaper: n(cheaper),
            })}
      </p>
      <div className="grid gap-4 md:grid-cols-2">
        <Moves title={t('rises')} moves={rises} />
        <Moves title={t('falls')} moves={falls} />
      </div>
      <form
        className="flex flex-wrap items-end gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          onApply(reason);
        }}
      >
        <div className="min-w-56 grow">
          <Field id={id} label={t('reason')}>
            <Input
              id={id}
              value={reason}
              maxLength={200}
              onChange={(event) => setReason(event.target.value)}
            />
          </Field>
        </div>
        <Button type="submit" variant="primary" busy={busy}>
          {changed === 0 ? t('save') : t('apply', { count: changed, n: n(changed) })}
        </Button>
      </form>
      <p className="text-xs text-muted">{t('quotesKeep')}</p>
    </section>
  );
}

function Moves({ title, moves }: { title: string; moves: PriceMove[] }) {
  const { format } = useSpeech();
  if (moves.length === 0) return null;
  return (
    <div>
      <h3 className="mb-1 text-xs font-medium text-muted">{title}</h3>
      <ul className="grid text-row">
        {moves.map((m) => (
          <li
            key={m.listingId}
            className="flex items-baseline gap-3 border-b border-hairline py-1.5 last:border-0"
          >
            <span className="min-w-0 grow truncate" title={m.name}>
              {m.name}
              <span className="ms-2 text-muted">{format.money(m.value, m.currency)}</span>
            </span>
            <span className="tabular shrink-0" dir="ltr">
              <s className="me-2 text-muted">{format.number(m.before)}</s>
              <strong className="font-medium">{format.number(m.after)}</strong>
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
