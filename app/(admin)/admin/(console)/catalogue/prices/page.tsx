import { ChevronLeft } from 'lucide-react';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { consoleFrame } from '#app/(admin)/_lib/frame.ts';
import { ListFrame } from '#components/admin/list-frame.tsx';
import { NoPermission } from '#components/admin/no-permission.tsx';
import { PageHead } from '#components/admin/page-head.tsx';
import { PriceHistory } from '#components/admin/price-history.tsx';
import { PriceRules } from '#components/admin/price-rules.tsx';
import { LinkButton } from '#components/ui/button.tsx';
import { priceHistory, priceRules, wareFacets } from '#modules/catalog/index.ts';
import { readAsOperator } from '#server/screen.ts';

const PATH = '/admin/catalogue/prices';

async function words() {
  const frame = await consoleFrame(PATH);
  return { ...frame, w: await getTranslations({ locale: frame.locale, namespace: 'wares.prices' }) };
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await words()).w('title') };
}

export default async function PricesPage() {
  const { t, w, format, may, operator } = await words();
  if (!may('catalog.read')) {
    return <NoPermission title={w('title')} permission="catalog_read" roles={operator.roles} />;
  }
  const [list, history, facets] = await Promise.all([
    readAsOperator(priceRules, {}),
    readAsOperator(priceHistory, {}),
    readAsOperator(wareFacets, {}),
  ]);
  const suppliers = facets.suppliers.map(({ code, name }) => ({ value: code, label: name }));
  return (
    <ListFrame>
      <PageHead title={w('title')}>
        <LinkButton href="/admin/catalogue" variant="quiet" size="sm" className="justify-self-start">
          <ChevronLeft size={16} aria-hidden="true" className="rtl:-scale-x-100" />
          {t('catalogue.title')}
        </LinkButton>
        <p className="max-w-prose text-sm text-pretty text-muted">{w('lead')}</p>
      </PageHead>
      <PriceRules key={list.version} list={list} suppliers={suppliers} mayManage={may('catalog.manage')} />
      <PriceHistory versions={history.items} format={format} />
    </ListFrame>
  );
}
