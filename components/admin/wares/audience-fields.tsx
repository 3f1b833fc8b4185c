'use client';
import { useTranslations } from 'next-intl';
import { useSpeech } from '#components/store/speech.tsx';
import { cx } from '#components/ui/cx.ts';
import type { Audience } from '#modules/catalog/schema.ts';

export type Named = { id: string; name: string };
type AudienceFieldsProps = {
  value: Audience;
  onChange: (value: Audience) => void;
  /** Countries that products or members have. */
  countries: string[];
  /** Null for who may not know the program's people. */
  segments: Named[] | null;
};

/** Who sees a product: choices of countries and segments; nothing chosen is everybody. */
export function AudienceFields({ value, onChange, countries, segments }: AudienceFieldsProps) {
  const t = useTranslations('wares.audience');
  const { format } = useSpeech();
  const all = [...new Set([...countries, ...value.countries])]
    .map((id) => ({ id, name: format.country(id) }))
    .sort((a, b) => a.name.localeCompare(b.name, format.settings.locale));
  return (
    <div className="grid gap-4">
      <Choices
        label={t('countries')}
        all={all}
        chosen={value.countries}
        onChange={(chosen) => onChange({ ...value, countries: chosen })}
      />
      {segments && segments.length > 0 && (
        <Choices
          label={t('segments')}
          all={segments}
          chosen={value.segmentIds}
          onChange={(segmentIds) => onChange({ ...value, segmentIds })}
        />
      )}
    </div>
  );
}

type ChoicesProps = { label: string; all: Named[]; chosen: string[]; onChange: (chosen: string[]) => void };

function Choices({ label, all, chosen, onChange }: ChoicesProps) {
  return (
    <fieldset className="grid gap-1.5">
      <legend className="mb-1.5 text-sm font-medium">{label}</legend>
      <div className="-m-0.5 flex max-h-40 flex-wrap gap-1.5 overflow-y-auto p-0.5">
        {all.map(({ id, name }) => {
          const on = chosen.includes(id);
          return (
            <label key={id} className={cx(CHIP, on ? ON : 'border-outline text-text')}>
              <input
                type="checkbox"
                className="sr-only"
                checked={on}
                onChange={() => onChange(on ? chosen.filter((each) => each !== id) : [...chosen, id])}
              />
              <span className="truncate">{name}</span>
            </label>
          );
        })}
      </div>
    </fieldset>
  );
}

const CHIP =
  'inline-flex h-8 max-w-56 cursor-pointer items-center rounded-full border px-3 text-row ' +
  'has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-ring';
const ON = 'border-accent bg-accent-tint font-medium text-accent-text';
