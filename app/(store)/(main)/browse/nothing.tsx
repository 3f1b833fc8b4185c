import { Gift, SearchX } from 'lucide-react';
import { LinkButton } from '#components/ui/button.tsx';
import { ChipLink } from '#components/ui/chip-link.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { fill } from '#i18n/fill.ts';
import { nearMisses } from '#modules/orders/index.ts';
import { readAsMember } from '#server/screen.ts';
import { browseHref, withFilter } from '../../_lib/filters.ts';
import type { Shown } from './groups.ts';

type NothingProps = Shown & { tenant: string; results: (count: number) => string };

/** An empty list says why, and offers what would help: another spelling, fewer filters, every country. */
export async function Nothing({ tenant, results, filters, member, messages, words, format }: NothingProps) {
  const { q, country } = filters;
  const { here, everywhere, brands } = await readAsMember(nearMisses, { q, country });
  const { browse, home } = messages;
  if (!q && everywhere === 0)
    return (
      <EmptyState icon={Gift} title={home.emptyTitle}>
        {fill(home.emptyBody, { tenant })}
      </EmptyState>
    );
  const land = format.country(country && country !== 'all' ? country : member.country);
  const unfiltered = browseHref({ q, country });
  return (
    <>
      <EmptyState
        icon={q || here > 0 ? SearchX : Gift}
        title={q || here > 0 ? browse.emptyTitle : fill(words.noneHereTitle, { country: land })}
        action={
          <div className="grid justify-items-center gap-2">
            {here > 0 && (
              <LinkButton href={unfiltered} variant="primary">
                {fill(words.withoutFilters, { count: results(here) })}
              </LinkButton>
            )}
            {everywhere > here && country !== 'all' && (
              <LinkButton href={browseHref({ q, country: 'all' })}>
                {fill(words.everywhere, { count: results(everywhere) })}
              </LinkButton>
            )}
            {everywhere === 0 && <LinkButton href="/browse">{words.clearAll}</LinkButton>}
          </div>
        }
      >
        {here > 0
          ? words.emptyBody
          : q
            ? fill(browse.emptyQuery, { q })
            : fill(words.noneHereBody, { country: land })}
      </EmptyState>
      {here === 0 && brands.length > 0 && (
        <nav aria-label={words.meant} className="grid justify-items-center gap-3 pb-8">
          <p className="text-sm text-muted">{words.meant}</p>
          <div className="flex flex-wrap justify-center gap-2">
            {brands.map((name) => (
              <ChipLink key={name} href={withFilter({}, { q: name })} on={false}>
                {name}
              </ChipLink>
            ))}
          </div>
        </nav>
      )}
    </>
  );
}
