import type { Format } from '#i18n/format.ts';
import { LOCALE_NAMES, pickLocale } from '#i18n/locales.ts';
import type { Condition } from '#modules/identity/schema.ts';

export const CONDITION_FIELDS = [
  'country',
  'costCentre',
  'locale',
  'manager',
  'member',
  'joinedBefore',
  'joinedAfter',
] as const;
export type ConditionField = (typeof CONDITION_FIELDS)[number];

/** A condition that nothing is chosen for yet. */
export function blank(field: ConditionField): Condition {
  return field === 'joinedBefore' || field === 'joinedAfter'
    ? { field, day: '' }
    : ({ field, values: [], not: false } as Condition);
}

export function isFilled(condition: Condition): boolean {
  return 'day' in condition ? condition.day !== '' : condition.values.length > 0;
}

/** A value as people call it; `people` holds the names behind ids. */
export function labelOf(
  field: ConditionField,
  value: string,
  { format, people }: { format: Format; people: Record<string, string> },
): string {
  if (field === 'country') return format.country(value);
  if (field === 'locale') return LOCALE_NAMES[pickLocale(value)];
  return people[value] ?? value;
}
