import type { Words } from './areas.ts';
import type { Locale } from './locales.ts';

declare module 'next-intl' {
  // biome-ignore lint/style/useConsistentTypeDefinitions: next-intl is told about our messages by merging this.
  interface AppConfig {
    Locale: Locale;
    Messages: Words<'store'> &
      Words<'admin'> &
      Words<'wares'> &
      Words<'people'> &
      Words<'platform'> &
      Words<'suppliers'> &
      Words<'tables'> &
      Words<'access'>;
  }
}
