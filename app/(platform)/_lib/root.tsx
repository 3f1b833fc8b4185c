import { GeistSans } from 'geist/font/sans';
import { NextIntlClientProvider } from 'next-intl';
import type { ReactNode } from 'react';
import { SpeechProvider } from '#components/store/speech.tsx';
import { ThemeStyle } from '#components/theme/theme-style.tsx';
import { Toaster } from '#components/ui/toast.tsx';
import { loadWords } from '#i18n/areas.ts';
import { direction } from '#i18n/locales.ts';
import { FIRST_LOOK } from '#modules/platform/schema.ts';
import { platformWords } from './frame.ts';

/** The document of the installation's own area, which is no program's. */
export async function PlatformRoot({ children }: { children: ReactNode }) {
  const { words, store, format, locale, appearance } = await platformWords();
  const { admin } = await loadWords('admin', locale);
  const { common, failure, pager } = admin;
  return (
    <html lang={locale} dir={direction(locale)} data-theme={appearance} className={GeistSans.variable}>
      <head>
        <ThemeStyle choice={FIRST_LOOK} />
      </head>
      <body>
        <SpeechProvider settings={format.settings} common={store.common} states={store.states}>
          <NextIntlClientProvider
            locale={locale}
            messages={{ platform: words.platform, admin: { common, failure, pager } }}
            timeZone="UTC"
          >
            {children}
          </NextIntlClientProvider>
          <Toaster />
        </SpeechProvider>
      </body>
    </html>
  );
}
