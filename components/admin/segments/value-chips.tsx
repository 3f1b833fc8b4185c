'use client';
import { X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { cx } from '#components/ui/cx.ts';
import { Select } from '#components/ui/select.tsx';
import { CHIP } from './chip.ts';

type Option = { value: string; label: string; count?: string };
type ValueChipsProps = {
  label: string;
  chosen: Option[];
  options: Option[];
  onChange: (values: string[]) => void;
};

/** Values that were chosen, each with a way to take it away, and those that can be added. */
export function ValueChips({ label, chosen, options, onChange }: ValueChipsProps) {
  const t = useTranslations('people.segment');
  const values = chosen.map((each) => each.value);
  const left = options.filter((each) => !values.includes(each.value));
  return (
    <div className="flex min-w-0 flex-wrap items-center gap-1.5">
      {chosen.map(({ value, label: name }) => (
        <span key={value} className={cx(CHIP, 'pe-1!')}>
          <bdi className="truncate">{name}</bdi>
          <button
            type="button"
            aria-label={t('remove', { name })}
            onClick={() => onChange(values.filter((each) => each !== value))}
            className="grid size-6 place-items-center rounded-full hover:bg-sunken"
          >
            <X size={13} aria-hidden="true" />
          </button>
        </span>
      ))}
      {left.length > 0 && (
        <Select
          height="sm"
          aria-label={label}
          className="w-44"
          value=""
          onChange={(event) => onChange([...values, event.target.value])}
        >
          <option value="">{t('choose')}</option>
          {left.map((each) => (
            <option key={each.value} value={each.value}>
              {each.count === undefined ? each.label : `${each.label} (${each.count})`}
            </option>
          ))}
        </Select>
      )}
    </div>
  );
}
