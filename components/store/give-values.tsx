import { RadioChip } from '#components/ui/choice.tsx';
import { textIn } from '#modules/recognition/client.ts';
import type { ValueRow } from '#modules/recognition/schema.ts';
import type { Reader } from './recognition-body.tsx';

type GiveValuesProps = {
  values: ValueRow[];
  reader: Reader;
  chosen: string;
  onChange: (valueId: string) => void;
  legend: string;
};

/** What it is given for: one of the company's values. */
export function GiveValues({ values, reader, chosen, onChange, legend }: GiveValuesProps) {
  return (
    <fieldset className="min-w-0">
      <legend className="mb-2 text-sm font-medium">{legend}</legend>
      <div className="flex flex-wrap gap-2">
        {values.map((v) => (
          <RadioChip
            key={v.valueId}
            name="value"
            className="max-w-full"
            label={
              <>
                <span aria-hidden="true">{v.emoji}</span>
                <bdi className="truncate">{textIn(v.names, reader.locale, reader.tenantLocale)}</bdi>
              </>
            }
            checked={chosen === v.valueId}
            onChange={() => onChange(v.valueId)}
          />
        ))}
      </div>
    </fieldset>
  );
}
