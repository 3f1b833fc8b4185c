import type { Metadata } from 'next';
import Link from 'next/link';
import { frame, memberFrame } from '#app/(store)/_lib/frame.ts';
import { EndlessList } from '#components/store/endless-list.tsx';
import { FilterChips } from '#components/store/filter-chips.tsx';
import { FilterSheet } from '#components/store/filter-sheet.tsx';
import { KindChips } from '#components/store/kind-chips.tsx';
import { SearchBox } from '#components/store/search-box.tsx';
import { SortSelect } from '#components/store/sort-select.tsx';
import { loadWords } from '#i18n/areas.ts';
import { pick } from '#i18n/pick.ts';
import { packTile, tileOf } from '#modules/orders/client.ts';
import { browse, facets } from '#modules/orders/index.ts';
import { wallet } from '#modules/points/index.ts';
import { readAllAsMember, readAsMember } from '#server/screen.ts';
import { CartBadge } from '../../_lib/cart-badge.tsx';
import {
  browseHref,
  type Filters,
  questionOf,
  readFilters,
  readPlace,
  withFilter,
  without,
} from '../../_lib/filters.ts';
import { kindName } from '../../_lib/words.ts';
import { chipsOn } from './chips.ts';
import { type Shown, sortChoices } from './groups.ts';
import { Nothing } from './nothing.tsx';

type Search = { searchParams: Promise<Record<string, string | string[] | undefined>> };
export async function generateMetadata(): Promise<Metadata> {
  return { title: (await frame()).messages.browse.title };
}

export default async function Browse({ searchParams }: Search) {
  const { tenant, member, locale, messages, format, t } = await memberFrame();
  const search = await searchParams;
  const [filters, place] = [readFilters(search), readPlace(search)];
  const question = questionOf(filters, filters.afford ? (await readAsMember(wallet, {})).balance : 0);
  const { sort: _, ...unsorted } = question;
  const [[{ balance }, offered, first], words] = await Promise.all([
    readAllAsMember([
      [wallet, {}],
      [facets, unsorted],
      [browse, { ...question, ...place }],
    ]),
    loadWords('home', locale),
  ]);
  const shown: Shown = { filters, offered, member, messages, words, format };
  const results = (count: number) => t('browse.results', { count });
  return (
    <>
      <h1 className="sr-only md:not-sr-only md:pt-8 md:pb-4 md:text-xl md:font-semibold">
        {messages.browse.title}
      </h1>
      <Controls {...shown} />
      <FilterChips chips={chipsOn(shown)} words={pick(words, 'inUse', 'remove', 'clearAll')} />
      {first.items.length > 0 ? (
        <>
          <div className="mb-3 flex min-h-10 items-center justify-between gap-3">
            <p role="status" className="tabular text-sm text-muted">
              {results(offered.total)}
            </p>
            <Sorting {...shown} />
          </div>
          {place.cursor && (
            <Link
              href={withFilter(filters, {})}
              className="mb-4 inline-block text-sm font-medium text-accent-text"
            >
              {words.toBeginning}
            </Link>
          )}
          <EndlessList
            key={browseHref({ ...filters, after: place.cursor })}
            question={question}
            search={searchOf(filters, place.cursor)}
            first={{ ...first, items: first.items.map(tileOf).map(packTile) }}
            balance={balance}
            words={pick(messages.browse, 'from', 'exactly', 'toGo', 'outOfStock', 'more', 'end')}
          />
        </>
      ) : (
        <Nothing {...shown} tenant={tenant.name} results={results} />
      )}
    </>
  );
}

/** The search, the filters and the kinds, always at hand. */
function Controls(shown: Shown) {
  const { filters, messages, words } = shown;
  const { browse: text } = messages;
  const searchWords = {
    ...pick(text, 'search', 'find', 'brands', 'products', 'suggestions'),
    ...pick(words, 'recent'),
  };
  return (
    <div className="sticky top-0 z-10 -mx-4 mb-2 bg-bg px-4 pt-3 pb-2 md:top-16 md:mx-0 md:px-0">
      <div className="relative grid grid-cols-[minmax(0,1fr)_auto_auto] gap-2 md:grid-cols-[minmax(0,1fr)_auto]">
        <SearchBox q={filters.q ?? ''} kept={without(filters, 'q')} words={searchWords} />
        <FilterSheet
          search={searchOf(filters)}
          on={chipsOn(shown).length}
          words={pick(text, 'filters', 'filtersOn')}
        />
        <span className="-me-2 self-center md:hidden">
          <CartBadge />
        </span>
      </div>
      <KindChips
        search={new URLSearchParams(without(filters, 'kind')).toString()}
        chosen={filters.kind ?? ''}
        label={text.kind}
        kinds={[['', text.all], ...kindChips(shown)]}
      />
    </div>
  );
}

function kindChips(shown: Shown): [kind: string, label: string][] {
  const { messages } = shown;
  return kindsOf(shown).map((kind) => [kind, kindName(kind, messages, true)]);
}

/** The kinds there are, and the one that is chosen even when nothing of it is left. */
function kindsOf({ filters, offered }: Shown): string[] {
  const kinds: string[] = offered.kinds.map(({ kind }) => kind);
  return filters.kind && !kinds.includes(filters.kind) ? [...kinds, filters.kind] : kinds;
}

function Sorting({ filters, words }: Shown) {
  return (
    <SortSelect
      search={searchOf(filters)}
      value={filters.sort ?? ''}
      label={words.sort}
      choices={sortChoices({ filters, words })}
    />
  );
}

function searchOf(filters: Filters, after?: string): string {
  return new URLSearchParams({ ...filters, ...(after && { after }) }).toString();
}
