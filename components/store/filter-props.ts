import type { Words } from '#i18n/areas.ts';
import type { Messages } from '#i18n/messages.ts';

export type Choice = { value: string; label: string };
export type Group = {
  name: 'country' | 'currency' | 'category' | 'maxPoints';
  label: string;
  value: string;
  choices: Choice[];
};
/** What the sheet is asked to offer: its choices, what the address has already, and its words. */
export type FilterChoices = {
  groups: Group[];
  kept: Record<string, string>;
  set: { least: string; most: string; afford: boolean; instant: boolean; favourites: boolean };
  words: Pick<Messages['browse'], 'show' | 'reset'> &
    Pick<Words<'home'>, 'value' | 'least' | 'most' | 'valueHint' | 'afford' | 'instant' | 'favourites'>;
};
export type FilterProps = {
  /** The query of the page, which decides what there is to choose from. */
  search: string;
  on: number;
  words: Pick<Messages['browse'], 'filters' | 'filtersOn'>;
};
