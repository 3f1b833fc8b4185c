'use client';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { describedBy, Field, Input } from '#components/ui/field.tsx';
import { Select } from '#components/ui/select.tsx';
import { FIRST_LOOK } from '#modules/platform/schema.ts';
import { FormSection } from './form-section.tsx';

const FONTS = ['geist', 'system', 'serif', 'rounded'] as const;
const SHAPES = ['sharp', 'soft', 'round'] as const;
const COLOUR = /^#[0-9a-f]{6}$/i;

/** Accent, letters and corners of a new program; its owner has the whole editor later. */
export function ProgramLook({ wrong }: { wrong: (field: string) => string | undefined }) {
  const t = useTranslations('platform.create');
  const [accent, setAccent] = useState<string>(FIRST_LOOK.accent);
  return (
    <FormSection title={t('look')}>
      <Field
        id="program-theme-accent"
        label={t('accent')}
        hint={t('accentHint')}
        error={wrong('theme.accent')}
      >
        <span className="flex gap-2">
          <input
            type="color"
            aria-label={t('accent')}
            value={COLOUR.test(accent) ? accent : FIRST_LOOK.accent}
            onChange={(event) => setAccent(event.target.value)}
            className="size-10 shrink-0 rounded-base border border-outline bg-surface p-1"
          />
          <Input
            {...describedBy('program-theme-accent', { hint: true, error: wrong('theme.accent') })}
            name="accent"
            dir="ltr"
            required
            maxLength={7}
            spellCheck={false}
            autoComplete="off"
            value={accent}
            onChange={(event) => setAccent(event.target.value)}
          />
        </span>
      </Field>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field id="program-theme-font" label={t('font')}>
          <Select id="program-theme-font" name="font" defaultValue="geist">
            {FONTS.map((font) => (
              <option key={font} value={font}>
                {t(`fonts.${font}`)}
              </option>
            ))}
          </Select>
        </Field>
        <Field id="program-theme-shape" label={t('shape')}>
          <Select id="program-theme-shape" name="shape" defaultValue="soft">
            {SHAPES.map((shape) => (
              <option key={shape} value={shape}>
                {t(`shapes.${shape}`)}
              </option>
            ))}
          </Select>
        </Field>
      </div>
    </FormSection>
  );
}
