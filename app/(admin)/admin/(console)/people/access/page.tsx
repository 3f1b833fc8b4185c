import { DoorOpen } from 'lucide-react';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { peopleFrame } from '#app/(admin)/_lib/people.ts';
import { GrantList } from '#components/admin/access/grant-list.tsx';
import { AreaWords } from '#components/admin/area-words.tsx';
import { ListCard, ListFrame } from '#components/admin/list-frame.tsx';
import { NoPermission } from '#components/admin/no-permission.tsx';
import { PageHead } from '#components/admin/page-head.tsx';
import { PeopleParts, partsFor } from '#components/admin/people-parts.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { loadWords } from '#i18n/areas.ts';
import { listAccess, listAccessActs } from '#modules/identity/index.ts';
import { readAsOperator } from '#server/screen.ts';

const PATH = '/admin/people/access';
/** As many show what was done under them. */
const WITH_ACTS = 10;

export async function generateMetadata(): Promise<Metadata> {
  const { w } = await peopleFrame(PATH);
  return { title: w('parts.access') };
}

export default async function AccessPage() {
  const { w, t, may, operator, format, locale } = await peopleFrame(PATH);
  if (!may('operators.manage')) {
    return <NoPermission title={w('parts.access')} permission="operators_manage" roles={operator.roles} />;
  }
  const { items } = await readAsOperator(listAccess, {});
  const words = await getTranslations({ locale, namespace: 'access' });
  const grants = await Promise.all(
    items.map(async (grant, at) => {
      if (!grant.expiresAt || at >= WITH_ACTS) return { grant, acts: [] };
      return { grant, acts: (await readAsOperator(listAccessActs, { grantId: grant.grantId })).items };
    }),
  );
  return (
    <AreaWords words={await loadWords('access', locale)}>
      <ListFrame>
        <PageHead title={t('people.title')}>
          <PeopleParts current="access" open={partsFor(operator)} />
        </PageHead>
        <h2 className="px-4 pb-1 text-sm font-semibold lg:px-6">{words('title')}</h2>
        <p className="max-w-prose px-4 pb-4 text-sm text-pretty text-muted lg:px-6">{words('lead')}</p>
        <ListCard>
          {grants.length > 0 ? (
            <GrantList grants={grants} format={format} />
          ) : (
            <EmptyState icon={DoorOpen} title={words('emptyTitle')}>
              <p>{words('emptyBody')}</p>
            </EmptyState>
          )}
        </ListCard>
      </ListFrame>
    </AreaWords>
  );
}
