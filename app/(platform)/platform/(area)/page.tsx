import { Building2, Plus, SearchX } from 'lucide-react';
import type { Metadata } from 'next';
import { platformFrame } from '#app/(platform)/_lib/frame.ts';
import { readQuery } from '#components/admin/href.ts';
import { ListCard } from '#components/admin/list-frame.tsx';
import { PageHead } from '#components/admin/page-head.tsx';
import { Pager } from '#components/admin/pager.tsx';
import { SearchBox } from '#components/admin/search-box.tsx';
import { ROWS, readTrail } from '#components/admin/trail.ts';
import { ProgramsTable } from '#components/platform/programs-table.tsx';
import { LinkButton } from '#components/ui/button.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { listTenants } from '#modules/platform/index.ts';
import { readAsPlatform } from '#server/platform.ts';

type PageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };
const PATH = '/platform';

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await platformFrame();
  return { title: t('programs.title') };
}

export default async function ProgramsPage({ searchParams }: PageProps) {
  const query = readQuery(await searchParams);
  const { t, format, now } = await platformFrame();
  const q = query['q']?.trim().slice(0, 100);
  const page = await readAsPlatform(listTenants, { q, cursor: readTrail(query).cursor, limit: ROWS });
  const empty = page.items.length === 0;
  const create = (
    <LinkButton href="/platform/programs/new" variant="primary">
      <Plus size={16} aria-hidden="true" />
      {t('programs.new')}
    </LinkButton>
  );
  return (
    <>
      <PageHead title={t('programs.title')} actions={create}>
        {(!empty || q) && <SearchBox path={PATH} placeholder={t('programs.search')} />}
      </PageHead>
      <ListCard>
        {!empty ? (
          <ProgramsTable rows={page.items} now={now} locale={format.settings.locale} />
        ) : q ? (
          <EmptyState
            icon={SearchX}
            title={t('programs.noneTitle')}
            action={<LinkButton href={PATH}>{t('programs.showAll')}</LinkButton>}
          >
            <p>{t('programs.noneBody', { q })}</p>
          </EmptyState>
        ) : (
          <EmptyState icon={Building2} title={t('programs.emptyTitle')}>
            <p>{t('programs.emptyBody')}</p>
          </EmptyState>
        )}
      </ListCard>
      <Pager
        path={PATH}
        query={query}
        shown={page.items.length}
        nextCursor={page.nextCursor}
        format={format}
      />
    </>
  );
}
