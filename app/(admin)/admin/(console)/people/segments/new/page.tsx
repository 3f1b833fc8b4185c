import type { Metadata } from 'next';
import { peopleFrame } from '#app/(admin)/_lib/people.ts';
import { ListFrame } from '#components/admin/list-frame.tsx';
import { NoPermission } from '#components/admin/no-permission.tsx';
import { PageHead } from '#components/admin/page-head.tsx';
import { SegmentEditor } from '#components/admin/segments/segment-editor.tsx';
import { memberAttributes, showSegment } from '#modules/identity/index.ts';
import { readAsOperator } from '#server/screen.ts';

type PageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };
const PATH = '/admin/people/segments/new';

export async function generateMetadata(): Promise<Metadata> {
  const { w } = await peopleFrame(PATH);
  return { title: w('segment.new') };
}

/** A new segment, or with `of` one that there is. */
export default async function SegmentEditPage({ searchParams }: PageProps) {
  const { of } = await searchParams;
  const { w, may, operator } = await peopleFrame(PATH);
  if (!may('members.manage')) {
    return <NoPermission title={w('segment.new')} permission="members_manage" roles={operator.roles} />;
  }
  const [attributes, segment] = await Promise.all([
    readAsOperator(memberAttributes, {}),
    typeof of === 'string' ? readAsOperator(showSegment, { segmentId: of }) : undefined,
  ]);
  return (
    <ListFrame>
      <PageHead title={segment?.name ?? w('segment.new')} />
      <div className="mx-4 mb-8 lg:mx-6">
        <SegmentEditor attributes={attributes} {...(segment && { segment })} />
      </div>
    </ListFrame>
  );
}
