import { House } from 'lucide-react';
import type { Metadata } from 'next';
import { consoleFrame } from '#app/(admin)/_lib/frame.ts';
import { HomeOrders } from '#components/admin/home-orders.tsx';
import { ListFrame } from '#components/admin/list-frame.tsx';
import { OpenPlaces } from '#components/admin/open-places.tsx';
import { PageHead } from '#components/admin/page-head.tsx';
import { placesFor } from '#components/admin/places.ts';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { orderStatusCounts, searchOrders } from '#modules/orders/index.ts';
import { readAsOperator } from '#server/screen.ts';

const LATEST = 8;

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await consoleFrame('/admin');
  return { title: t('home.title') };
}

export default async function HomePage() {
  const { t, format, now, may, operator } = await consoleFrame('/admin');
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
  const [counts, latest] = await Promise.all([
    readAsOperator(orderStatusCounts, {}),
    readAsOperator(searchOrders, { limit: LATEST }),
  ]);
  return (
    <ListFrame>
      <PageHead title={hello} />
      <HomeOrders
        counts={counts.items}
        latest={latest.items}
        mayGrant={may('points.grant')}
        now={now}
        format={format}
      />
    </ListFrame>
  );
}
