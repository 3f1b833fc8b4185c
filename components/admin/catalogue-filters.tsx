import { useTranslations } from 'next-intl';
import type { Format } from '#i18n/format.ts';
import { PRODUCT_KINDS } from '#modules/catalog/schema.ts';
import { SearchBox } from './search-box.tsx';
import { UrlSelect } from './url-select.tsx';

type CatalogueFiltersProps = { path: string; countries: string[]; format: Format };

export function CatalogueFilters({ path, countries, format }: CatalogueFiltersProps) {
  const t = useTranslations('admin.catalogue');
  const named = countries.map((code) => ({ value: code, label: format.country(code) }));
  const collator = new Intl.Collator(format.settings.locale);
  return (
    <div className="flex flex-wrap items-center gap-2">
      <SearchBox path={path} placeholder={t('search')} />
      <UrlSelect
        path={path}
        name="kind"
        label={t('kind')}
        any={t('anyKind')}
        options={PRODUCT_KINDS.map((kind) => ({ value: kind, label: t(`kinds.${kind}`) }))}
      />
      <UrlSelect
        path={path}
        name="country"
        label={t('country')}
        any={t('anyCountry')}
        options={named.sort((a, b) => collator.compare(a.label, b.label))}
      />
      <UrlSelect
        path={path}
        name="show"
        label={t('visible')}
        any={t('anyVisible')}
        options={[
          { value: 'shown', label: t('shown') },
          { value: 'hidden', label: t('hidden') },
        ]}
      />
    </div>
  );
}
