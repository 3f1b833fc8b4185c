import { useTranslations } from 'next-intl';
import { Tabs } from '#components/ui/tabs.tsx';
import type { Format } from '#i18n/format.ts';
import { WARE_SORTS, type WareFacet, type WareFacets } from '#modules/catalog/schema.ts';
import { FROM_START, hrefWith, type Query } from './href.ts';
import { SearchBox } from './search-box.tsx';
import { UrlSelect } from './url-select.tsx';

type WareFiltersProps = { path: string; query: Query; facets: WareFacets; format: Format };
const LISTED = ['shown', 'hidden', 'no'] as const;

/** Each choice says how many products it would leave. */
export function WareFilters({ path, query, facets, format }: WareFiltersProps) {
  const t = useTranslations('wares.filter');
  const kinds = useTranslations('admin.catalogue.kinds');
  const collator = new Intl.Collator(format.settings.locale);
  const options = (all: WareFacet[], label: (each: WareFacet) => string) =>
    all
      .map((each) => ({ value: each.code, label: `${label(each)} (${format.number(each.count)})` }))
      .sort((a, b) => collator.compare(a.label, b.label));
  const select = (name: string, all: WareFacet[], label: (each: WareFacet) => string = (each) => each.name) =>
    (all.length > 0 || query[name]) && (
      <UrlSelect
        path={path}
        name={name}
        label={t(`${name}.label` as 'kind.label')}
        any={t(`${name}.any` as 'kind.any')}
        options={options(all, label)}
      />
    );
  const count = (code: string) => facets.listed.find((each) => each.code === code)?.count ?? 0;
  const all = LISTED.reduce((sum, each) => sum + count(each), 0);
  const tab = (listed: (typeof LISTED)[number] | null) => ({
    href: hrefWith(path, query, { ...FROM_START, listed }),
    label: t(`listed.${listed ?? 'all'}`),
    count: format.number(listed ? count(listed) : all),
    current: (query['listed'] ?? null) === listed,
  });
  const yes = (each: WareFacet) => each.code === 'true';
  return (
    <>
      <Tabs label={t('listed.label')} tabs={[tab(null), ...LISTED.map(tab)]} />
      <div className="flex flex-wrap items-center gap-2">
        <SearchBox path={path} placeholder={t('search')} />
        {select('kind', facets.kinds, (each) => kinds(each.code as 'perk'))}
        {select('category', facets.categories)}
        {select('country', facets.countries, (each) => format.country(each.code))}
        {select('currency', facets.currencies, (each) => each.code)}
        {select('brand', facets.brands)}
        {select('supplier', facets.suppliers)}
        {select('stock', facets.stock, (each) => t(yes(each) ? 'stock.yes' : 'stock.no'))}
        {select('featured', facets.featured, (each) => t(yes(each) ? 'featured.yes' : 'featured.no'))}
        <UrlSelect
          path={path}
          name="sort"
          label={t('sort.label')}
          any={t('sort.any')}
          options={WARE_SORTS.map((value) => ({ value, label: t(`sort.${value}`) }))}
        />
      </div>
    </>
  );
}
