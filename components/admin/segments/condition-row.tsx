'use client';
import { Trash2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useSpeech } from '#components/store/speech.tsx';
import { IconButton } from '#components/ui/button.tsx';
import { Input } from '#components/ui/field.tsx';
import { Select } from '#components/ui/select.tsx';
import { LOCALES } from '#i18n/locales.ts';
import type { Attributes, Condition } from '#modules/identity/schema.ts';
import { blank, CONDITION_FIELDS, type ConditionField, labelOf } from './conditions.ts';
import { PersonValues } from './person-values.tsx';
import { ValueChips } from './value-chips.tsx';

type ConditionRowProps = {
  condition: Condition;
  number: number;
  attributes: Attributes;
  people: Record<string, string>;
  onChange: (condition: Condition, people?: Record<string, string>) => void;
  onRemove: (() => void) | undefined;
};

/** One condition of a rule: what is asked for, whether it is or is not, and the values. */
export function ConditionRow({ condition, number, onChange, onRemove, ...rest }: ConditionRowProps) {
  const t = useTranslations('people.segment');
  const { field } = condition;
  return (
    <li className="grid gap-2 rounded-base border border-hairline bg-surface p-3">
      <div className="flex flex-wrap items-center gap-2">
        <Select
          height="sm"
          aria-label={t('condition', { n: String(number) })}
          className="w-44"
          value={field}
          onChange={(event) => onChange(blank(event.target.value as ConditionField))}
        >
          {CONDITION_FIELDS.map((each) => (
            <option key={each} value={each}>
              {t(`fields.${each}`)}
            </option>
          ))}
        </Select>
        {'not' in condition && (
          <Select
            height="sm"
            aria-label={t('isOrNot')}
            className="w-28"
            value={condition.not ? 'not' : 'is'}
            onChange={(event) => onChange({ ...condition, not: event.target.value === 'not' })}
          >
            <option value="is">{t('is')}</option>
            <option value="not">{t('isNot')}</option>
          </Select>
        )}
        {onRemove && (
          <IconButton
            label={t('removeCondition', { n: String(number) })}
            onClick={onRemove}
            className="ms-auto"
          >
            <Trash2 size={16} aria-hidden="true" />
          </IconButton>
        )}
      </div>
      <Values condition={condition} onChange={onChange} {...rest} />
    </li>
  );
}

type ValuesProps = Omit<ConditionRowProps, 'number' | 'onRemove'>;

function Values({ condition, attributes, people, onChange }: ValuesProps) {
  const t = useTranslations('people.segment');
  const { format } = useSpeech();
  const { field } = condition;
  if ('day' in condition) {
    return (
      <Input
        type="date"
        height="sm"
        aria-label={t(`fields.${condition.field}`)}
        className="max-w-44"
        value={condition.day}
        onChange={(event) => onChange({ ...condition, day: event.target.value })}
      />
    );
  }
  const label = t(`fields.${field}`);
  if (field === 'member') {
    return (
      <PersonValues
        label={label}
        values={condition.values}
        people={people}
        onChange={(values, known) => onChange({ ...condition, values }, known)}
      />
    );
  }
  const names = { format, people };
  const chosen = condition.values.map((value) => ({ value, label: labelOf(field, value, names) }));
  const found = {
    country: attributes.countries,
    costCentre: attributes.costCentres,
    manager: attributes.managers,
    locale: [],
  }[field as 'country'];
  const options =
    field === 'locale'
      ? LOCALES.map((value) => ({ value, label: labelOf(field, value, names) }))
      : found.map(({ value, label: name, count }) => ({
          value,
          label: field === 'country' ? format.country(value) : name,
          count: format.number(count),
        }));
  const known = Object.fromEntries(attributes.managers.map((each) => [each.value, each.label]));
  return (
    <ValueChips
      label={t('addValue', { field: label })}
      chosen={chosen}
      options={options}
      onChange={(values) => onChange({ ...condition, values } as Condition, { ...known, ...people })}
    />
  );
}
