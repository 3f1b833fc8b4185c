import type { Metadata } from 'next';
import { peopleFrame } from '#app/(admin)/_lib/people.ts';
import { hrefWith, readQuery } from '#components/admin/href.ts';
import { ListCard, ListFrame } from '#components/admin/list-frame.tsx';
import { NoPermission } from '#components/admin/no-permission.tsx';
import { PageHead } from '#components/admin/page-head.tsx';
import { Pager } from '#components/admin/pager.tsx';
import { PeopleTable } from '#components/admin/people-table.tsx';
import { RuleWords } from '#components/admin/segments/rule-words.tsx';
import { SegmentActions } from '#components/admin/segments/segment-actions.tsx';
import { ROWS, readTrail } from '#components/admin/trail.ts';
import { LinkButton } from '#components/ui/button.tsx';
import { listSegmentMembers, showSegment } from '#modules/identity/index.ts';
import { readAsOperator } from '#server/screen.ts';

type PageProps = {
  params: Promise<{ segmentId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};
const HOME = '/admin/people/segments';

export async function generateMetadata(): Promise<Metadata> {
  const { w } = await peopleFrame(HOME);
  return { title: w('segment.title') };
}

export default async function SegmentPage({ params, searchParams }: PageProps) {
  const [{ segmentId }, query] = [await params, readQuery(await searchParams)];
  const path = `${HOME}/${encodeURIComponent(segmentId)}`;
  const { w, format, may, operator } = await peopleFrame(hrefWith(path, query));
  if (!may('members.read')) {
    return <NoPermission title={w('segment.title')} permission="members_read" roles={operator.roles} />;
  }
  const cursor = readTrail(query).cursor;
  const [segment, page] = await Promise.all([
    readAsOperator(showSegment, { segmentId }),
    readAsOperator(listSegmentMembers, { segmentId, cursor, limit: ROWS }),
  ]);
  const { name, count } = segment;
  return (
    <ListFrame>
      <PageHead
        title={name}
        actions={
          <>
            <LinkButton href={HOME}>{w('segment.all')}</LinkButton>
            {may('members.manage') && (
              <LinkButton href={`${HOME}/new?of=${encodeURIComponent(segmentId)}`}>
                {w('segment.edit')}
              </LinkButton>
            )}
            <SegmentActions
              segment={{ segmentId, name, count }}
              may={{ grant: may('points.grant'), manage: may('members.manage') }}
            />
          </>
        }
      >
        <RuleWords segment={segment} format={format} />
        <p className="text-sm text-muted">{w('segment.preview', { count, n: format.number(count) })}</p>
      </PageHead>
      <ListCard>
        {page.items.length > 0 ? (
          <PeopleTable people={page.items} query={{}} selectable={false} format={format} />
        ) : (
          <p className="px-4 py-8 text-center text-sm text-muted">{w('segment.nobody')}</p>
        )}
      </ListCard>
      <Pager
        path={path}
        query={query}
        shown={page.items.length}
        nextCursor={page.nextCursor}
        total={count}
        format={format}
      />
    </ListFrame>
  );
}
