import type { Words } from '#i18n/areas.ts';
import type { Messages } from '#i18n/messages.ts';

export type Choice = { value: string; label: string };
export type Group = {
  name: 'country' | 'currency' | 'category' | 'maxPoints';
  label: string;
  value: string;
  choices: Choice[];
};
type FilterWords = Pick<Messages['browse'], 'filters' | 'filtersOn' | 'show' | 'reset'> &
  Pick<Words<'home'>, 'value' | 'least' | 'most' | 'valueHint' | 'afford' | 'instant' | 'favourites'>;
export type FilterProps = {
  groups: Group[];
  kept: Record<string, string>;
  set: { least: string; most: string; afford: boolean; instant: boolean; favourites: boolean };
  on: number;
  words: FilterWords;
};
