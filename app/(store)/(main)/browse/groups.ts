import type { Choice } from '#components/store/filter-sheet.tsx';
import type { Format } from '#i18n/format.ts';
import type { Messages } from '#i18n/messages.ts';
import type { Facets } from '#modules/catalog/index.ts';
import type { Filters } from '../../_lib/filters.ts';
import { categoryName } from '../../_lib/words.ts';

type Given = {
  filters: Filters;
  offered: Facets;
  member: { country: string };
  balance: number;
  messages: Messages;
  format: Format;
};
const PRICE_STEPS = [1000, 2500, 5000, 10_000, 25_000];

/** The groups of the filter sheet, with what this tenant really has. */
export function filterGroups({ filters, offered, member, balance, messages, format }: Given) {
  const words = messages.browse;
  const byLabel = (a: Choice, b: Choice) => a.label.localeCompare(b.label, format.settings.locale);
  const countries = offered.countries
    .filter(({ code }) => code !== member.country)
    .map(({ code }) => ({ value: code, label: format.country(code) }))
    .sort(byLabel);
  const categories = offered.categories
    .map((category) => ({ value: category.slug, label: categoryName(category, messages) }))
    .sort(byLabel);
  const steps = PRICE_STEPS.map((n) => ({ value: String(n), label: t(words.upTo, format.points(n)) }));
  const own =
    balance > 0 ? [{ value: String(balance), label: t(words.affordable, format.points(balance)) }] : [];
  return [
    {
      name: 'country' as const,
      label: words.country,
      value: filters.country ?? '',
      choices: [
        { value: '', label: words.myCountry.replace('{country}', format.country(member.country)) },
        { value: 'all', label: words.everyCountry },
        ...countries,
      ],
    },
    {
      name: 'category' as const,
      label: words.category,
      value: filters.category ?? '',
      choices: [{ value: '', label: words.all }, ...categories],
    },
    {
      name: 'maxPoints' as const,
      label: words.price,
      value: filters.maxPoints ?? '',
      choices: [
        { value: '', label: words.anyPrice },
        ...own,
        ...steps.filter((s) => s.value !== String(balance)),
      ],
    },
  ];
}

function t(template: string, points: string): string {
  return template.replace('{points}', points);
}
