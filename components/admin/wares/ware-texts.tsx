'use client';
import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Badge } from '#components/ui/badge.tsx';
import { Button } from '#components/ui/button.tsx';
import { LOCALE_NAMES, LOCALES, type Locale } from '#i18n/locales.ts';
import type { ListingText, SharedTexts } from '#modules/catalog/schema.ts';
import { PanelSection } from '../facts.tsx';

const WareTextDialog = dynamic(() => import('./ware-text-dialog.tsx').then((m) => m.WareTextDialog));

type WareTextsProps = { listingId: string; texts: ListingText[]; shared: SharedTexts; mayManage: boolean };

/** What a product is called and says in each language, and which of them fall back to the catalogue. */
export function WareTexts({ listingId, texts, shared, mayManage }: WareTextsProps) {
  const t = useTranslations('wares.texts');
  const [open, setOpen] = useState<Locale>();
  const of = (locale: Locale) => texts.find((text) => text.locale === locale);
  return (
    <PanelSection title={t('heading')}>
      <ul className="grid text-sm">
        {LOCALES.map((locale) => (
          <li key={locale} className={LINE}>
            <span className="w-20 shrink-0" lang={locale}>
              {LOCALE_NAMES[locale]}
            </span>
            <span dir="auto" className="min-w-0 grow truncate text-muted">
              {of(locale)?.name ?? shared.name}
            </span>
            {!of(locale) && <Badge>{t('fallback')}</Badge>}
            {mayManage && (
              <Button
                size="sm"
                variant="quiet"
                onClick={() => setOpen(locale)}
                aria-label={t('editIn', { language: LOCALE_NAMES[locale] })}
              >
                {t('edit')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {open && (
        <WareTextDialog
          key={open}
          listingId={listingId}
          locale={open}
          text={of(open)}
          shared={shared}
          onClose={() => setOpen(undefined)}
        />
      )}
    </PanelSection>
  );
}

const LINE = 'flex min-h-10 items-center gap-3 border-b border-hairline py-1 last:border-0';
