import type { AdminMessages } from './admin.ts';
import type { Locale } from './locales.ts';
import type { Messages } from './messages.ts';

declare module 'next-intl' {
  // biome-ignore lint/style/useConsistentTypeDefinitions: next-intl is told about our messages by merging this.
  interface AppConfig {
    Locale: Locale;
    Messages: Messages & AdminMessages;
  }
}
