import type { Choice, Group } from '#components/store/filter-props.ts';
import type { Words } from '#i18n/areas.ts';
import { fill } from '#i18n/fill.ts';
import type { Format } from '#i18n/format.ts';
import type { Messages } from '#i18n/messages.ts';
import type { Facets } from '#modules/catalog/index.ts';
import type { Filters } from '../../_lib/filters.ts';
import { categoryName } from '../../_lib/words.ts';

export type Shown = {
  filters: Filters;
  offered: Facets;
  member: { country: string };
  messages: Messages;
  words: Words<'home'>;
  format: Format;
};
const PRICE_STEPS = [1000, 2500, 5000, 10_000, 25_000];

/** The groups of the filter sheet, with what this tenant really has and how much of it each choice leaves. */
export function filterGroups(shown: Shown): Group[] {
  const { filters, messages, words } = shown;
  const { browse } = messages;
  const currencies = currencyChoices(shown);
  return [
    group('country', browse.country, filters.country, countryChoices(shown)),
    group('category', browse.category, filters.category, categoryChoices(shown)),
    group('maxPoints', browse.price, filters.maxPoints, priceChoices(shown)),
    ...(currencies.length > 2 ? [group('currency', words.currency, filters.currency, currencies)] : []),
  ];
}

const group = (name: Group['name'], label: string, value: string | undefined, choices: Choice[]): Group => ({
  name,
  label,
  value: value ?? '',
  choices,
});

/** The orders that a list can have. */
export function sortChoices({ filters, words }: Pick<Shown, 'filters' | 'words'>): Choice[] {
  return [
    { value: '', label: filters.q ? words.sortFit : words.sortDefault },
    { value: 'price', label: words.sortUp },
    { value: '-price', label: words.sortDown },
    { value: 'newest', label: words.sortNewest },
    { value: 'name', label: words.sortName },
  ];
}

function countryChoices({ offered, member, messages: { browse }, format }: Shown): Choice[] {
  const own = offered.countries.find(({ code }) => code === member.country)?.count ?? 0;
  const countries = offered.countries
    .filter(({ code }) => code !== member.country)
    .map(({ code, count }) => ({ value: code, label: counted(format.country(code), count, format) }))
    .sort(byLabel(format));
  const all = offered.countries.reduce((sum, { count }) => sum + count, 0);
  return [
    {
      value: '',
      label: counted(fill(browse.myCountry, { country: format.country(member.country) }), own, format),
    },
    { value: 'all', label: counted(browse.everyCountry, all, format) },
    ...countries,
  ];
}

function categoryChoices({ offered, messages, format }: Shown): Choice[] {
  const categories = offered.categories
    .map((c) => ({ value: c.slug, label: counted(categoryName(c, messages), c.count, format) }))
    .sort(byLabel(format));
  return [{ value: '', label: messages.browse.all }, ...categories];
}

function currencyChoices({ offered, words, format }: Shown): Choice[] {
  const currencies = offered.currencies.map(({ code, count }) => ({
    value: code,
    label: counted(format.currency(code), count, format),
  }));
  return [{ value: '', label: words.everyCurrency }, ...currencies.sort(byLabel(format))];
}

function priceChoices({ messages: { browse }, format }: Shown): Choice[] {
  const steps = PRICE_STEPS.map((n) => ({
    value: String(n),
    label: fill(browse.upTo, { points: format.points(n) }),
  }));
  return [{ value: '', label: browse.anyPrice }, ...steps];
}

const counted = (label: string, count: number, format: Format) => `${label} (${format.number(count)})`;
const byLabel = (format: Format) => (a: Choice, b: Choice) =>
  a.label.localeCompare(b.label, format.settings.locale);
