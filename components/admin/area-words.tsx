'use client';
import { NextIntlClientProvider, useLocale, useMessages } from 'next-intl';
import type { ReactNode } from 'react';

/** Adds the words of one area to those that the console sends to every page. */
export function AreaWords({ words, children }: { words: object; children: ReactNode }) {
  return (
    <NextIntlClientProvider locale={useLocale()} messages={{ ...useMessages(), ...words }}>
      {children}
    </NextIntlClientProvider>
  );
}
