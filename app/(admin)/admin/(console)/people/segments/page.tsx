import { Plus, Shapes } from 'lucide-react';
import type { Metadata } from 'next';
import { peopleFrame } from '#app/(admin)/_lib/people.ts';
import { ListCard, ListFrame } from '#components/admin/list-frame.tsx';
import { NoPermission } from '#components/admin/no-permission.tsx';
import { PageHead } from '#components/admin/page-head.tsx';
import { PeopleParts, partsFor } from '#components/admin/people-parts.tsx';
import { SegmentsTable } from '#components/admin/segments/segments-table.tsx';
import { LinkButton } from '#components/ui/button.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { listSegments } from '#modules/identity/index.ts';
import { readAsOperator } from '#server/screen.ts';

const PATH = '/admin/people/segments';

export async function generateMetadata(): Promise<Metadata> {
  const { w } = await peopleFrame(PATH);
  return { title: w('segment.title') };
}

export default async function SegmentsPage() {
  const { w, t, format, now, may, operator } = await peopleFrame(PATH);
  if (!may('members.read')) {
    return <NoPermission title={w('segment.title')} permission="members_read" roles={operator.roles} />;
  }
  const { items } = await readAsOperator(listSegments, {});
  const make = may('members.manage') && (
    <LinkButton variant="primary" href={`${PATH}/new`}>
      <Plus size={16} aria-hidden="true" />
      {w('segment.new')}
    </LinkButton>
  );
  return (
    <ListFrame>
      <PageHead title={t('people.title')} actions={make}>
        <PeopleParts current="segments" open={partsFor(operator)} />
      </PageHead>
      <ListCard>
        {items.length > 0 ? (
          <SegmentsTable segments={items} now={now} format={format} />
        ) : (
          <EmptyState icon={Shapes} title={w('segment.noneTitle')}>
            <p>{w('segment.noneBody')}</p>
          </EmptyState>
        )}
      </ListCard>
    </ListFrame>
  );
}
