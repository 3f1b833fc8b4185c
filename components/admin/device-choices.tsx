'use client';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { Select } from '#components/ui/select.tsx';
import { LOCALE_COOKIE, LOCALE_NAMES, LOCALES, THEME_COOKIE } from '#i18n/locales.ts';
import { rememberOnDevice } from './device.ts';

/** Appearance and language, kept on this device. */
export function DeviceChoices({ locale, appearance }: { locale: string; appearance: string }) {
  const t = useTranslations('admin.account');
  const router = useRouter();
  const keep = (cookie: string) => (event: React.ChangeEvent<HTMLSelectElement>) => {
    rememberOnDevice(cookie, event.target.value === 'auto' ? '' : event.target.value);
    router.refresh();
  };
  return (
    <div className="grid gap-2 border-b border-hairline px-3 py-2.5">
      <Select
        height="sm"
        aria-label={t('appearance')}
        defaultValue={appearance}
        onChange={keep(THEME_COOKIE)}
      >
        <option value="auto">{t('auto')}</option>
        <option value="light">{t('light')}</option>
        <option value="dark">{t('dark')}</option>
      </Select>
      <Select height="sm" aria-label={t('language')} defaultValue={locale} onChange={keep(LOCALE_COOKIE)}>
        {LOCALES.map((each) => (
          <option key={each} value={each} lang={each}>
            {LOCALE_NAMES[each]}
          </option>
        ))}
      </Select>
    </div>
  );
}
