'use client';
import { Art } from '#components/store/art.tsx';
import { useSpeech } from '#components/store/speech.tsx';
import type { Words } from '#i18n/areas.ts';
import { fill } from '#i18n/fill.ts';
import type { SeenCatalogue } from './catalogue.ts';

type Props = { seen: SeenCatalogue; words: Words<'pwa'>['offline'] };

/** The last page of the catalogue, to read and not to redeem from, with the time that it is from. */
export function OfflineCatalogue({ seen, words }: Props) {
  const { format } = useSpeech();
  return (
    <section aria-labelledby="catalogue-title" className="mt-8">
      <h2 id="catalogue-title" className="text-base font-semibold">
        {words.catalogue}
      </h2>
      <p className="mt-2 rounded-base bg-warning-tint px-4 py-3 text-sm text-warning-text">
        <strong className="font-semibold">{fill(words.asOf, { time: format.dateTime(seen.seenAt) })}</strong>
        <br />
        {words.redeemOff}
      </p>
      <ul className="mt-4 grid grid-cols-2 gap-x-3 gap-y-5 sm:grid-cols-3 lg:grid-cols-4">
        {seen.cards.map((card) => (
          <li key={card.listingId} className="min-w-0">
            <span className="block overflow-hidden rounded-base">
              <Art src={card.artUrl} />
            </span>
            <span className="mt-2 line-clamp-2 text-sm font-medium break-words">{card.name}</span>
            {card.fromPoints !== null && (
              <span className="tabular mt-0.5 block truncate text-xs text-muted">
                {card.exact
                  ? format.points(card.fromPoints)
                  : fill(words.from, { points: format.points(card.fromPoints) })}
              </span>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
