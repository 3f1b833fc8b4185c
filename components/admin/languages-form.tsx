'use client';
import { useId, useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Checkbox } from '#components/ui/choice.tsx';
import { describedBy, Field, Input } from '#components/ui/field.tsx';
import { Select } from '#components/ui/select.tsx';
import type { Words } from '#i18n/areas.ts';
import { LOCALE_NAMES, LOCALES, type Locale } from '#i18n/locales.ts';
import { saveLanguages } from '#server/actions/settings.ts';
import { useAct } from './use-act.ts';

type LanguagesFormProps = {
  languages: Locale[];
  /** "en" or "en-GB". */
  own: string;
  words: Words<'settings'>['languages'];
  save: string;
  saved: string;
};

export function LanguagesForm({ languages, own, words, save, saved }: LanguagesFormProps) {
  const id = useId();
  const [chosen, setChosen] = useState<Locale[]>(languages);
  const [language, setLanguage] = useState(own.slice(0, 2));
  const [country, setCountry] = useState(own.slice(3));
  const { run, busy, problem, setProblem } = useAct();
  const first = chosen.some((one) => one === language) ? language : (chosen[0] ?? '');
  const submit = () => {
    if (chosen.length === 0) return setProblem(words.need);
    if (country !== '' && !/^[A-Z]{2}$/.test(country)) return setProblem(words.countryBad);
    const locale = country ? `${first}-${country}` : first;
    run(
      () => saveLanguages({ languages: chosen, locale, seen: { languages, locale: own } }),
      () => saved,
    );
  };
  return (
    <form
      className="grid max-w-xl gap-5 px-4 lg:px-6"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <fieldset>
        <legend className="mb-2 text-sm font-medium">{words.offer}</legend>
        <div className="grid rounded-base border border-hairline bg-surface px-3 sm:grid-cols-2 sm:gap-x-6">
          {LOCALES.map((each) => (
            <Checkbox
              key={each}
              checked={chosen.includes(each)}
              onChange={(event) =>
                setChosen(LOCALES.filter((l) => (l === each ? event.target.checked : chosen.includes(l))))
              }
              className="py-2"
              label={<span lang={each}>{LOCALE_NAMES[each]}</span>}
            />
          ))}
        </div>
      </fieldset>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field id={`${id}l`} label={words.own} hint={words.ownHint}>
          <Select
            {...describedBy(`${id}l`, { hint: true })}
            value={first}
            onChange={(event) => setLanguage(event.target.value)}
          >
            {chosen.map((each) => (
              <option key={each} value={each} lang={each}>
                {LOCALE_NAMES[each]}
              </option>
            ))}
          </Select>
        </Field>
        <Field id={`${id}c`} label={words.country} hint={words.countryHint}>
          <Input
            {...describedBy(`${id}c`, { hint: true })}
            value={country}
            maxLength={2}
            autoComplete="off"
            onChange={(event) => setCountry(event.target.value.toUpperCase())}
          />
        </Field>
      </div>
      {problem && (
        <p role="alert" className="text-sm text-danger-text">
          {problem}
        </p>
      )}
      <Button type="submit" variant="primary" busy={busy} className="justify-self-start">
        {save}
      </Button>
    </form>
  );
}
