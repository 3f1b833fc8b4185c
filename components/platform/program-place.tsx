'use client';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { describedBy, Field, Input } from '#components/ui/field.tsx';
import { Select } from '#components/ui/select.tsx';
import { LOCALE_NAMES, LOCALES } from '#i18n/locales.ts';
import { FormSection } from './form-section.tsx';

type ProgramPlaceProps = {
  currencies: string[];
  timeZones: string[];
  wrong: (field: string) => string | undefined;
};

/** Money, points, language and time of a new program. */
export function ProgramPlace({ currencies, timeZones, wrong }: ProgramPlaceProps) {
  const t = useTranslations('platform.create');
  const [currency, setCurrency] = useState('EUR');
  return (
    <>
      <FormSection title={t('money')}>
        <Field id="program-currency" label={t('currency')} error={wrong('currency')}>
          <Select
            {...describedBy('program-currency', { error: wrong('currency') })}
            name="currency"
            value={currency}
            onChange={(event) => setCurrency(event.target.value)}
          >
            {currencies.map((code) => (
              <option key={code}>{code}</option>
            ))}
          </Select>
        </Field>
        <Field
          id="program-pointsPerUnit"
          label={t('points', { currency })}
          hint={t('pointsHint')}
          error={wrong('pointsPerUnit')}
        >
          <Input
            {...describedBy('program-pointsPerUnit', { hint: true, error: wrong('pointsPerUnit') })}
            name="pointsPerUnit"
            type="number"
            inputMode="numeric"
            min={1}
            max={1_000_000}
            required
            defaultValue={100}
          />
        </Field>
        <Field
          id="program-openingPoints"
          label={t('opening')}
          hint={t('openingHint')}
          error={wrong('openingPoints')}
        >
          <Input
            {...describedBy('program-openingPoints', { hint: true, error: wrong('openingPoints') })}
            name="openingPoints"
            type="number"
            inputMode="numeric"
            min={0}
            max={1_000_000_000}
            required
            defaultValue={0}
          />
        </Field>
      </FormSection>
      <FormSection title={t('place')}>
        <Field id="program-locale" label={t('language')} hint={t('languageHint')} error={wrong('locale')}>
          <Select
            {...describedBy('program-locale', { hint: true, error: wrong('locale') })}
            name="locale"
            defaultValue="en"
          >
            {LOCALES.map((each) => (
              <option key={each} value={each} lang={each}>
                {LOCALE_NAMES[each]}
              </option>
            ))}
          </Select>
        </Field>
        <Field id="program-timeZone" label={t('timeZone')} error={wrong('timeZone')}>
          <Select
            {...describedBy('program-timeZone', { error: wrong('timeZone') })}
            name="timeZone"
            defaultValue="Europe/Berlin"
          >
            {timeZones.map((zone) => (
              <option key={zone}>{zone}</option>
            ))}
          </Select>
        </Field>
      </FormSection>
    </>
  );
}
