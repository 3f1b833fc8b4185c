import { questionOf, readFilters, without } from '#app/(store)/_lib/filters.ts';
import { memberFrame } from '#app/(store)/_lib/frame.ts';
import type { FilterChoices } from '#components/store/filter-props.ts';
import { loadWords } from '#i18n/areas.ts';
import { pick } from '#i18n/pick.ts';
import { facets } from '#modules/orders/index.ts';
import { wallet } from '#modules/points/index.ts';
import { readAsMember } from '#server/screen.ts';
import { filterGroups } from '../groups.ts';

/** What the sheet sets; the rest of the address stays. */
const IN_SHEET = [
  'favourites',
  'country',
  'currency',
  'category',
  'least',
  'most',
  'maxPoints',
  'afford',
  'instant',
] as const;

/** What the filter sheet offers at this address. It is asked for when the sheet is, since most visits never open it. */
export async function GET(request: Request): Promise<Response> {
  const { member, locale, messages, format } = await memberFrame();
  const filters = readFilters(Object.fromEntries(new URL(request.url).searchParams));
  const balance = filters.afford ? (await readAsMember(wallet, {})).balance : 0;
  const { sort: _, ...question } = questionOf(filters, balance);
  const [offered, words] = await Promise.all([readAsMember(facets, question), loadWords('home', locale)]);
  const { least = '', most = '', afford, instant, favourites } = filters;
  const choices: FilterChoices = {
    groups: filterGroups({ filters, offered, member, messages, words, format }),
    kept: without(filters, ...IN_SHEET),
    set: {
      least,
      most,
      afford: Boolean(afford),
      instant: Boolean(instant),
      favourites: Boolean(favourites),
    },
    words: {
      ...pick(messages.browse, 'show', 'reset'),
      ...pick(words, 'value', 'least', 'most', 'valueHint', 'afford', 'instant', 'favourites'),
    },
  };
  return Response.json(choices, { headers: { 'Cache-Control': 'private, no-store' } });
}
