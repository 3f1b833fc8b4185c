'use client';
import { Select } from '#components/ui/select.tsx';
import { toast } from '#components/ui/toast.tsx';
import { LOCALE_COOKIE, LOCALE_NAMES, type Locale } from '#i18n/locales.ts';
import { keepPreferences } from '#server/actions/preferences.ts';
import { remember } from './remember.ts';

type LanguageSelectProps = {
  value: string;
  label: string;
  languages: readonly Locale[];
  /** What is said when it could not be kept for the member; without it nobody is signed in and the device remembers. */
  notKept?: string;
};

/** The language of the screens; the page is drawn anew in it. For a member it is that of letters too. */
export function LanguageSelect({ value, label, languages, notKept }: LanguageSelectProps) {
  const choose = async (locale: string) => {
    const kept = notKept === undefined || (await keepPreferences({ locale }).catch(() => null))?.ok;
    if (!kept) return toast(notKept ?? '');
    remember(LOCALE_COOKIE, locale);
    window.location.reload();
  };
  return (
    <Select
      id="language"
      aria-label={label}
      defaultValue={value}
      height="lg"
      onChange={(event) => void choose(event.target.value)}
    >
      {languages.map((locale) => (
        <option key={locale} value={locale} lang={locale}>
          {LOCALE_NAMES[locale]}
        </option>
      ))}
    </Select>
  );
}
