'use client';
import { RadioChip } from '#components/ui/choice.tsx';
import { THEME_COOKIE } from '#i18n/locales.ts';
import type { Messages } from '#i18n/messages.ts';
import { remember } from './remember.ts';

const APPEARANCES = ['auto', 'light', 'dark'] as const;

/** Light or dark on this device, at once. */
export function AppearanceChoice({ value, words }: { value: string; words: Messages['you'] }) {
  const choose = (appearance: (typeof APPEARANCES)[number]) => {
    remember(THEME_COOKIE, appearance === 'auto' ? '' : appearance);
    if (appearance === 'auto') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = appearance;
  };
  return (
    <fieldset className="flex flex-wrap gap-2">
      <legend className="sr-only">{words.appearance}</legend>
      {APPEARANCES.map((appearance) => (
        <RadioChip
          key={appearance}
          name="appearance"
          value={appearance}
          defaultChecked={appearance === value}
          onChange={() => choose(appearance)}
          label={words[appearance]}
        />
      ))}
    </fieldset>
  );
}
