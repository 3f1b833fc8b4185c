'use client';
import { useTranslations } from 'next-intl';
import { useId, useState } from 'react';
import { Field, Input, Textarea } from '#components/ui/field.tsx';
import { LOCALE_NAMES, type Locale } from '#i18n/locales.ts';
import type { ListingText, SharedTexts } from '#modules/catalog/schema.ts';
import { sayListing } from '#server/actions/catalog.ts';
import { EffectDialog } from '../effect-dialog.tsx';

type WareTextDialogProps = {
  listingId: string;
  locale: Locale;
  text: ListingText | undefined;
  shared: SharedTexts;
  onClose: () => void;
};
const FIELDS = { name: 120, about: 2_000, howTo: 4_000, terms: 10_000 } as const;
type FieldName = keyof typeof FIELDS;

/** A product's texts in one language; what is left empty is said as the catalogue says it, which stands there faintly. */
export function WareTextDialog({ listingId, locale, text, shared, onClose }: WareTextDialogProps) {
  const t = useTranslations('wares.texts');
  const id = useId();
  const [draft, setDraft] = useState<Record<FieldName, string>>({
    name: text?.name ?? '',
    about: text?.about ?? '',
    howTo: text?.howTo ?? '',
    terms: text?.terms ?? '',
  });
  const control = (field: FieldName) => ({
    id: `${id}-${field}`,
    lang: locale,
    dir: 'auto' as const,
    maxLength: FIELDS[field],
    placeholder: shared[field].slice(0, 300),
    value: draft[field],
    onChange: (event: { target: { value: string } }) => setDraft({ ...draft, [field]: event.target.value }),
  });
  const said = (field: FieldName) => draft[field].trim() || null;
  return (
    <EffectDialog
      open
      onClose={onClose}
      title={t('title', { language: LOCALE_NAMES[locale] })}
      effect={
        <div className="grid gap-4">
          <p className="text-muted">{t('lead')}</p>
          {(Object.keys(FIELDS) as FieldName[]).map((field) => (
            <Field key={field} id={`${id}-${field}`} label={t(field)}>
              {field === 'name' ? <Input {...control(field)} /> : <Textarea {...control(field)} />}
            </Field>
          ))}
        </div>
      }
      doLabel={t('save')}
      act={() =>
        sayListing({
          listingId,
          locale,
          name: said('name'),
          about: said('about'),
          howTo: said('howTo'),
          terms: said('terms'),
        })
      }
      done={() => t('saved', { language: LOCALE_NAMES[locale] })}
    />
  );
}
