import type { ChipOn } from '#components/store/filter-chips.tsx';
import { fill } from '#i18n/fill.ts';
import { parseDecimal } from '#lib/money.ts';
import { type FilterName, withFilter } from '../../_lib/filters.ts';
import { categoryName } from '../../_lib/words.ts';
import type { Shown } from './groups.ts';

/** The filters in use in words, each with the address without it. The kind has chips of its own; sorting hides nothing. */
export function chipsOn(all: Shown): ChipOn[] {
  const { filters, offered, messages, words, format } = all;
  const { browse } = messages;
  const category = offered.categories.find(({ slug }) => slug === filters.category);
  const labels: Partial<Record<FilterName, string | undefined>> = {
    country:
      filters.country && (filters.country === 'all' ? browse.everyCountry : format.country(filters.country)),
    category: filters.category && (category ? categoryName(category, messages) : filters.category),
    currency: filters.currency && format.currency(filters.currency),
    maxPoints: filters.maxPoints && fill(browse.upTo, { points: format.points(Number(filters.maxPoints)) }),
    afford: filters.afford && words.afford,
    instant: filters.instant && words.instant,
    favourites: filters.favourites && words.favourites,
  };
  const chips = Object.entries(labels).flatMap(([name, label]) =>
    label ? [{ label, href: withFilter(filters, { [name]: null }) }] : [],
  );
  const value = valueLabel(all);
  return value ? [...chips, { label: value, href: withFilter(filters, { least: null, most: null }) }] : chips;
}

function valueLabel({ filters, offered, words, format }: Shown): string | null {
  const { least, most } = filters;
  const [only, another] = offered.currencies;
  const currency = filters.currency ?? (another ? undefined : only?.code);
  const shown = (amount: string) => {
    const minor = currency ? parseDecimal(amount, currency) : null;
    return currency && minor !== null ? format.money(Number(minor), currency) : amount;
  };
  const about = (text: string) => `${words.value}: ${text}`;
  if (least && most) return about(fill(words.between, { from: shown(least), to: shown(most) }));
  if (least) return about(fill(words.atLeast, { from: shown(least) }));
  return most ? about(fill(words.atMost, { to: shown(most) })) : null;
}
