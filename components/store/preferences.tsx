'use client';
import { RadioChip } from '#components/ui/choice.tsx';
import { Select } from '#components/ui/select.tsx';
import { LOCALE_COOKIE, LOCALE_NAMES, LOCALES, THEME_COOKIE } from '#i18n/locales.ts';
import type { Messages } from '#i18n/messages.ts';

const YEAR_SECONDS = 31_536_000;

function remember(name: string, value: string): void {
  // biome-ignore lint/suspicious/noDocumentCookie: two choices of this device; the cookie store API is not everywhere.
  document.cookie = `${name}=${value}; path=/; max-age=${value ? YEAR_SECONDS : 0}; samesite=lax`;
}

/** The language on this device; the page is drawn anew in it. */
export function LanguageSelect({ value, label }: { value: string; label: string }) {
  return (
    <Select
      id="language"
      aria-label={label}
      defaultValue={value}
      height="lg"
      onChange={(event) => {
        remember(LOCALE_COOKIE, event.target.value);
        window.location.reload();
      }}
    >
      {LOCALES.map((locale) => (
        <option key={locale} value={locale} lang={locale}>
          {LOCALE_NAMES[locale]}
        </option>
      ))}
    </Select>
  );
}

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
