'use client';
import Form from 'next/form';
import { Button, LinkButton } from '#components/ui/button.tsx';
import { Checkbox } from '#components/ui/choice.tsx';
import { Sheet } from '#components/ui/dialog.tsx';
import { Field, Input } from '#components/ui/field.tsx';
import { Select } from '#components/ui/select.tsx';
import { Loading, Skeleton } from '#components/ui/skeleton.tsx';
import type { FilterChoices, FilterProps } from './filter-props.ts';
import { useSpeech } from './speech.tsx';
import { useFilterChoices } from './use-filter-choices.ts';

type SheetProps = FilterProps & { open: boolean; onClose: () => void };

/** The filters that are not chips: their shape at once, their choices as soon as they are there. */
export function FilterForm({ search, on, words, open, onClose }: SheetProps) {
  const { common } = useSpeech();
  const { choices, failed, again } = useFilterChoices(search, open);
  return (
    <Sheet open={open} onClose={onClose} title={words.filters} closeLabel={common.close}>
      {choices ? (
        <Choices {...choices} on={on} onClose={onClose} />
      ) : failed ? (
        <div role="alert" className="grid justify-items-start gap-4 pt-3 text-sm">
          <p>{common.refused.unsure}</p>
          <Button onClick={again}>{common.retry}</Button>
        </div>
      ) : (
        <Waiting label={common.loading} />
      )}
    </Sheet>
  );
}

function Waiting({ label }: { label: string }) {
  return (
    <div className="grid gap-4 pt-3">
      <Loading label={label} />
      {['country', 'category', 'price', 'currency', 'value'].map((part) => (
        <span key={part} className="grid gap-1.5">
          <Skeleton className="h-5 w-24" />
          <Skeleton className="h-12 rounded-base" />
        </span>
      ))}
      <Skeleton className="h-32" />
      <Skeleton className="h-12 rounded-base" />
    </div>
  );
}

type ChoicesProps = FilterChoices & { on: number; onClose: () => void };

/** A form whose answer is the address, so that it can be shared, kept and gone back to. */
function Choices({ groups, kept, set, on, words, onClose }: ChoicesProps) {
  return (
    <Form action="/browse" scroll={false} onSubmit={onClose} className="grid gap-4 pt-3">
      {Object.entries(kept).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {groups.map((group) => (
        <Field key={group.name} id={`filter-${group.name}`} label={group.label}>
          <Select id={`filter-${group.name}`} name={group.name} defaultValue={group.value} height="lg">
            {group.choices.map((choice) => (
              <option key={choice.value} value={choice.value}>
                {choice.label}
              </option>
            ))}
          </Select>
        </Field>
      ))}
      <ValueRange set={set} words={words} />
      <div className="grid gap-1">
        {(['afford', 'instant', 'favourites'] as const).map((name) => (
          <Checkbox
            key={name}
            name={name}
            value="1"
            defaultChecked={set[name]}
            label={words[name]}
            className={TICK}
          />
        ))}
      </div>
      <Button type="submit" variant="primary" size="lg" block>
        {words.show}
      </Button>
      {on > 0 && (
        <LinkButton
          href={`/browse?${new URLSearchParams(kept)}`}
          variant="quiet"
          block
          scroll={false}
          onClick={onClose}
        >
          {words.reset}
        </LinkButton>
      )}
    </Form>
  );
}

const TICK = 'min-h-11 text-base';

function ValueRange({ set, words }: Pick<FilterChoices, 'set' | 'words'>) {
  const ends = [
    ['least', words.least, set.least],
    ['most', words.most, set.most],
  ] as const;
  return (
    <fieldset>
      <legend className="mb-1.5 text-sm font-medium">{words.value}</legend>
      <div className="grid grid-cols-2 gap-3">
        {ends.map(([name, label, value]) => (
          <Input
            key={name}
            name={name}
            defaultValue={value}
            placeholder={label}
            aria-label={`${words.value}: ${label}`}
            aria-describedby="filter-value-hint"
            inputMode="decimal"
            pattern="[0-9]{1,7}([.][0-9]{1,3})?"
            autoComplete="off"
            height="lg"
            className="tabular min-w-0"
          />
        ))}
      </div>
      <p id="filter-value-hint" className="mt-1.5 text-xs text-muted">
        {words.valueHint}
      </p>
    </fieldset>
  );
}
