'use client';
import { useId } from 'react';
import { describedBy, Field, Input, Textarea } from '#components/ui/field.tsx';
import { SegmentedControl } from '#components/ui/segmented-control.tsx';
import type { Words } from '#i18n/areas.ts';
import { fill } from '#i18n/fill.ts';
import { ColleaguePicker } from './colleague-picker.tsx';
import type { Giving, Missing } from './giving.ts';
import { useSpeech } from './speech.tsx';

type GiftFormProps = {
  giving: Giving;
  onChange: (change: Partial<Giving>) => void;
  /** The field that was missing when somebody tried. */
  missing: Missing;
  days: { first: string; last: string };
  words: Words<'cart'>['give'];
};

/** For whom it is; for somebody else also with which words and when. */
export function GiftForm(props: GiftFormProps) {
  const { giving, onChange, missing, words } = props;
  const id = useId();
  return (
    <div className="grid gap-4">
      <SegmentedControl
        legend={words.forWhom}
        name={`${id}-who`}
        value={giving.who}
        onChange={(who) => onChange({ who: who as Giving['who'] })}
        options={[
          { value: 'me', label: words.me },
          { value: 'colleague', label: words.colleague },
          { value: 'email', label: words.email },
        ]}
      />
      {giving.who === 'colleague' && (
        <ColleaguePicker
          chosen={giving.colleague ? [giving.colleague] : []}
          onChange={([colleague = null]) => onChange({ colleague })}
          most={1}
          label={words.find}
          hint={words.findHint}
          error={missing === 'colleague' ? words.needsWho : undefined}
          words={{ ...words, chosen: words.colleague, remove: words.change, none: words.nobody }}
        />
      )}
      {giving.who === 'email' && <ByEmail {...props} />}
      {giving.who !== 'me' && <Greeting {...props} />}
    </div>
  );
}

function ByEmail({ giving, onChange, missing, words }: GiftFormProps) {
  const id = useId();
  const error = missing === 'email' ? words.addressWrong : undefined;
  return (
    <>
      <Field id={`${id}-email`} label={words.address} error={error}>
        <Input
          {...describedBy(`${id}-email`, { error })}
          type="email"
          inputMode="email"
          autoComplete="off"
          height="lg"
          dir="ltr"
          maxLength={254}
          value={giving.email}
          onChange={(event) => onChange({ email: event.target.value })}
          className="rtl:text-end"
        />
      </Field>
      <Field id={`${id}-name`} label={words.name}>
        <Input
          id={`${id}-name`}
          height="lg"
          autoComplete="off"
          dir="auto"
          maxLength={120}
          value={giving.name}
          onChange={(event) => onChange({ name: event.target.value })}
        />
      </Field>
    </>
  );
}

function Greeting(props: GiftFormProps) {
  const { giving, onChange, words } = props;
  const id = useId();
  return (
    <>
      <Field id={`${id}-message`} label={words.message}>
        <Textarea
          id={`${id}-message`}
          dir="auto"
          maxLength={500}
          value={giving.message}
          onChange={(event) => onChange({ message: event.target.value })}
        />
      </Field>
      <Field id={`${id}-from`} label={words.from}>
        <Input
          id={`${id}-from`}
          height="lg"
          dir="auto"
          maxLength={60}
          value={giving.from}
          onChange={(event) => onChange({ from: event.target.value })}
        />
      </Field>
      <When {...props} />
      <p className="text-xs text-pretty text-muted">{words.private}</p>
    </>
  );
}

function When({ giving, onChange, missing, days, words }: GiftFormProps) {
  const { format } = useSpeech();
  const id = useId();
  const { first, last } = days;
  const error =
    missing === 'day'
      ? fill(words.dayWrong, { first: format.date(first), last: format.date(last) })
      : undefined;
  const within = giving.day >= first && giving.day <= last;
  const zone = format.settings.timeZone.split('/').at(-1)?.replaceAll('_', ' ') ?? '';
  const hint = within ? fill(words.arrives, { date: format.date(giving.day), zone }) : undefined;
  return (
    <div className="grid gap-3">
      <SegmentedControl
        legend={words.when}
        name={`${id}-when`}
        value={giving.when}
        onChange={(when) => onChange({ when: when as Giving['when'] })}
        options={[
          { value: 'now', label: words.now },
          { value: 'day', label: words.onDay },
        ]}
      />
      {giving.when === 'day' && (
        <Field id={`${id}-day`} label={words.day} hint={hint} error={error}>
          <Input
            {...describedBy(`${id}-day`, { hint, error })}
            type="date"
            height="lg"
            min={first}
            max={last}
            value={giving.day}
            onChange={(event) => onChange({ day: event.target.value })}
          />
        </Field>
      )}
    </div>
  );
}
