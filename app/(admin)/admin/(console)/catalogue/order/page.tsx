import { ChevronLeft } from 'lucide-react';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { consoleFrame } from '#app/(admin)/_lib/frame.ts';
import { hrefWith, readQuery } from '#components/admin/href.ts';
import { ListFrame } from '#components/admin/list-frame.tsx';
import { ListingOrder } from '#components/admin/listing-order.tsx';
import { NoPermission } from '#components/admin/no-permission.tsx';
import { PageHead } from '#components/admin/page-head.tsx';
import { UrlSelect } from '#components/admin/url-select.tsx';
import { LinkButton } from '#components/ui/button.tsx';
import { searchWares, wareFacets } from '#modules/catalog/index.ts';
import { readAsOperator } from '#server/screen.ts';

type PageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };
const PATH = '/admin/catalogue/order';
const SHOWN = 96;

async function words(path: string) {
  const frame = await consoleFrame(path);
  return { ...frame, w: await getTranslations({ locale: frame.locale, namespace: 'wares' }) };
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await words(PATH)).w('order.title') };
}

export default async function OrderPage({ searchParams }: PageProps) {
  const query = readQuery(await searchParams);
  const { t, w, format, may, operator } = await words(hrefWith(PATH, query));
  if (!may('catalog.read')) {
    return <NoPermission title={w('order.title')} permission="catalog_read" roles={operator.roles} />;
  }
  const facets = await readAsOperator(wareFacets, { listed: 'shown' });
  const countries = facets.countries.map(({ code, count }) => ({
    value: code,
    label: `${format.country(code)} (${format.number(count)})`,
  }));
  const country = countries.find((each) => each.value === query['country'])?.value;
  const { items } = await readAsOperator(searchWares, { listed: 'shown', country, limit: SHOWN });
  const rows = items.map(({ listingId, name, brandName, featured }) => ({
    listingId: listingId ?? '',
    name,
    brandName,
    featured,
  }));
  return (
    <ListFrame>
      <PageHead title={w('order.title')}>
        <LinkButton href="/admin/catalogue" variant="quiet" size="sm" className="justify-self-start">
          <ChevronLeft size={16} aria-hidden="true" className="rtl:-scale-x-100" />
          {t('catalogue.title')}
        </LinkButton>
        <p className="max-w-prose text-sm text-pretty text-muted">{w('order.lead')}</p>
        <div className="flex">
          <UrlSelect
            path={PATH}
            name="country"
            label={t('catalogue.country')}
            any={t('catalogue.anyCountry')}
            options={countries}
          />
        </div>
      </PageHead>
      <ListingOrder key={country ?? ''} rows={rows} mayManage={may('catalog.manage')} />
    </ListFrame>
  );
}
