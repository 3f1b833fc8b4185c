import { SearchX } from 'lucide-react';
import type { Metadata } from 'next';
import { frame, memberFrame } from '#app/(store)/_lib/frame.ts';
import { EndlessList } from '#components/store/endless-list.tsx';
import { FilterSheet } from '#components/store/filter-sheet.tsx';
import { QueryProvider } from '#components/store/query.tsx';
import { SearchBox } from '#components/store/search-box.tsx';
import { LinkButton } from '#components/ui/button.tsx';
import { ChipLink } from '#components/ui/chip-link.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { browse, facets } from '#modules/orders/index.ts';
import { wallet } from '#modules/points/index.ts';
import { readAsMember } from '#server/screen.ts';
import { readFilters, withFilter, without } from '../../_lib/filters.ts';
import { inlineFirstArt } from '../../_lib/inline-art.ts';
import { kindName } from '../../_lib/words.ts';
import { filterGroups } from './groups.ts';

type Search = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await frame()).messages.browse.title };
}

export default async function Browse({ searchParams }: Search) {
  const { member, messages, format, t } = await memberFrame();
  const filters = readFilters(await searchParams);
  const [mine, offered, first] = await Promise.all([
    readAsMember(wallet, {}),
    readAsMember(facets, filters.country ? { country: filters.country } : {}),
    readAsMember(browse, filters as object),
  ]);
  const words = messages.browse;
  const groups = filterGroups({ filters, offered, member, balance: mine.balance, messages, format });
  const on = (['country', 'category', 'maxPoints'] as const).filter((name) => filters[name]).length;
  return (
    <>
      <h1 className="sr-only md:not-sr-only md:pt-8 md:pb-4 md:text-xl md:font-semibold">{words.title}</h1>
      <div className="sticky top-0 z-10 -mx-4 bg-bg px-4 pt-3 pb-2 md:top-16 md:mx-0 md:px-0">
        <div className="relative grid grid-cols-[minmax(0,1fr)_auto] gap-2">
          <SearchBox q={filters.q ?? ''} kept={without(filters, 'q')} words={words} />
          <FilterSheet
            groups={groups}
            kept={without(filters, 'country', 'category', 'maxPoints')}
            on={on}
            words={words}
          />
        </div>
        <nav
          aria-label={words.kind}
          className="no-scrollbar -mx-4 mt-3 flex gap-2 overflow-x-auto px-4 py-1 md:mx-0 md:flex-wrap md:px-0"
        >
          <ChipLink href={withFilter(filters, { kind: null })} on={!filters.kind}>
            {words.all}
          </ChipLink>
          {offered.kinds.map(({ kind }) => (
            <ChipLink
              key={kind}
              href={withFilter(filters, { kind: filters.kind === kind ? null : kind })}
              on={filters.kind === kind}
            >
              {kindName(kind, messages, true)}
            </ChipLink>
          ))}
        </nav>
      </div>
      <p role="status" className="tabular mb-4 text-sm text-muted">
        {first.nextCursor
          ? t('browse.resultsMore', { count: first.items.length })
          : t('browse.results', { count: first.items.length })}
      </p>
      {first.items.length > 0 ? (
        <QueryProvider>
          <EndlessList
            key={JSON.stringify(filters)}
            filter={{ ...filters }}
            first={{ ...first, items: await inlineFirstArt(first.items) }}
            balance={mine.balance}
            words={words}
          />
        </QueryProvider>
      ) : (
        <EmptyState
          icon={SearchX}
          title={words.emptyTitle}
          action={
            filters.q && filters.country !== 'all' ? (
              <LinkButton href={withFilter(filters, { country: 'all' })}>{words.everyCountry}</LinkButton>
            ) : (
              <LinkButton href="/browse">{words.reset}</LinkButton>
            )
          }
        >
          {filters.q ? t('browse.emptyQuery', { q: filters.q }) : words.emptyFilters}
        </EmptyState>
      )}
    </>
  );
}
