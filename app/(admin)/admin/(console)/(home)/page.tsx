import { House } from 'lucide-react';
import type { Metadata } from 'next';
import { consoleFrame } from '#app/(admin)/_lib/frame.ts';
import { HomeFigures } from '#components/admin/home-figures.tsx';
import { HomeOrders } from '#components/admin/home-orders.tsx';
import { lastDays, PERIODS } from '#components/admin/home-period.ts';
import { hrefWith, oneOf, readQuery } from '#components/admin/href.ts';
import { ListFrame } from '#components/admin/list-frame.tsx';
import { OpenPlaces } from '#components/admin/open-places.tsx';
import { PageHead } from '#components/admin/page-head.tsx';
import { placesFor } from '#components/admin/places.ts';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { loadWords } from '#i18n/areas.ts';
import { listBudgets } from '#modules/budgets/index.ts';
import { orderStatusCounts, searchOrders } from '#modules/orders/index.ts';
import { sales, supply, trouble } from '#modules/reports/index.ts';
import { readAsOperator } from '#server/screen.ts';

type PageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };
const LATEST = 8;
const ROOTS = 6;

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await consoleFrame('/admin');
  return { title: t('home.title') };
}

export default async function HomePage({ searchParams }: PageProps) {
  const query = readQuery(await searchParams);
  const frame = await consoleFrame(hrefWith('/admin', query));
  const { t, format, now, may, operator, tenant, locale } = frame;
  const hello = t('home.hello', { name: operator.name.split(' ')[0] ?? operator.name });
  const others = placesFor(operator.permissions).filter((place) => place.key !== 'home');
  if (!may('orders.read')) {
    return (
      <ListFrame>
        <PageHead title={hello} />
        {others.length > 0 ? (
          <OpenPlaces places={others} />
        ) : (
          <EmptyState icon={House} title={t('states.deniedTitle')}>
            <p>{t('home.nothingOpen')}</p>
          </EmptyState>
        )}
      </ListFrame>
    );
  }
  const period = oneOf(PERIODS, query['days']) ?? PERIODS[0];
  const [counts, latest, words, soldIn, waiting, budgets, supplied] = await Promise.all([
    readAsOperator(orderStatusCounts, {}),
    readAsOperator(searchOrders, { limit: LATEST }),
    loadWords('dashboard', locale),
    readAsOperator(sales, lastDays(period, now, tenant.timeZone)),
    readAsOperator(trouble, {}),
    may('budgets.read') ? readAsOperator(listBudgets, { parentId: null, limit: ROOTS }) : null,
    may('suppliers.read') ? readAsOperator(supply, {}) : null,
  ]);
  return (
    <ListFrame>
      <PageHead title={hello} />
      <HomeOrders
        all={counts.all}
        counts={counts.items}
        latest={latest.items}
        mayGrant={may('points.grant')}
        now={now}
        format={format}
      >
        <HomeFigures
          sales={soldIn}
          trouble={waiting}
          budgets={budgets?.items.filter((b) => b.state !== 'closed') ?? null}
          supply={supplied}
          period={period}
          words={words}
          format={format}
        />
      </HomeOrders>
    </ListFrame>
  );
}
