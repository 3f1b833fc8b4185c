import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { consoleFrame } from '#app/(admin)/_lib/frame.ts';
import { hrefWith, oneOf, readQuery } from '#components/admin/href.ts';
import { ListCard, ListFrame } from '#components/admin/list-frame.tsx';
import { NoPermission } from '#components/admin/no-permission.tsx';
import { PageHead } from '#components/admin/page-head.tsx';
import { Pager } from '#components/admin/pager.tsx';
import { RewardPanel } from '#components/admin/reward-panel.tsx';
import { NoRewards } from '#components/admin/rewards-none.tsx';
import { RewardsSelection } from '#components/admin/rewards-selection.tsx';
import { RewardsTable } from '#components/admin/rewards-table.tsx';
import { RewardTabs } from '#components/admin/rewards-tabs.tsx';
import { SearchBox } from '#components/admin/search-box.tsx';
import { ROWS, readTrail } from '#components/admin/trail.ts';
import { LinkButton } from '#components/ui/button.tsx';
import { loadWords } from '#i18n/areas.ts';
import { listRewards, rewardCounts, rewardTimeline, showReward } from '#modules/rewards/index.ts';
import { REWARD_STATES } from '#modules/rewards/schema.ts';
import { readAsOperator } from '#server/screen.ts';

type PageProps = {
  params: Promise<{ reward?: string[] }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};
const PATH = '/admin/rewards';

export async function generateMetadata(): Promise<Metadata> {
  const { locale } = await consoleFrame(PATH);
  return { title: (await loadWords('granting', locale)).title };
}

export default async function RewardsPage({ params, searchParams }: PageProps) {
  const [{ reward: [rewardId, beyond] = [] }, query] = [await params, readQuery(await searchParams)];
  if (beyond) notFound();
  const here = hrefWith(rewardId ? `${PATH}/${rewardId}` : PATH, query);
  const { t, format, may, operator, locale } = await consoleFrame(here);
  const words = await loadWords('granting', locale);
  if (!may('rewards.read')) {
    return <NoPermission title={words.title} permission="rewards_read" roles={operator.roles} />;
  }
  const state = oneOf(REWARD_STATES, query['state']);
  const q = query['q']?.trim().slice(0, 100);
  const input = { q, state, cursor: readTrail(query).cursor, limit: ROWS };
  const [counts, page, open] = await Promise.all([
    readAsOperator(rewardCounts, {}),
    readAsOperator(listRewards, input),
    rewardId ? readOpen(rewardId) : null,
  ]);
  const common = { t: words, format };
  const total = counts.items.reduce((sum, c) => sum + (!state || c.state === state ? c.count : 0), 0);
  const rights = { manage: may('rewards.manage'), link: may('rewards.grant') };
  const copy = { copyLabel: t('common.copy'), copiedLabel: t('common.copied') };
  const table = (
    <ListCard>
      {page.items.length > 0 ? (
        <RewardsTable
          {...common}
          rewards={page.items}
          query={query}
          openId={open?.reward.rewardId}
          ticks={rights.manage ? { row: words.select, every: t('common.selectAll') } : null}
        />
      ) : (
        <NoRewards words={words.none} filtered={Boolean(q || state)} mayGrant={rights.link} />
      )}
    </ListCard>
  );
  return (
    <ListFrame
      panel={
        open && (
          <RewardPanel {...common} {...open} may={rights} copy={copy} closeHref={hrefWith(PATH, query)} />
        )
      }
    >
      <PageHead
        title={words.title}
        actions={
          rights.link && (
            <LinkButton href={`${PATH}/new`} size="sm" variant="primary">
              {words.issue}
            </LinkButton>
          )
        }
      >
        <SearchBox path={PATH} placeholder={words.search} />
        <RewardTabs {...common} counts={counts.items} current={state} query={query} />
      </PageHead>
      {rights.manage ? <RewardsSelection words={words}>{table}</RewardsSelection> : table}
      <Pager
        path={PATH}
        query={query}
        format={format}
        shown={page.items.length}
        nextCursor={page.nextCursor}
        total={q ? undefined : total}
      />
    </ListFrame>
  );
}

async function readOpen(rewardId: string) {
  const [reward, timeline] = await Promise.all([
    readAsOperator(showReward, { rewardId }),
    readAsOperator(rewardTimeline, { rewardId }),
  ]);
  return { reward, timeline: timeline.items };
}
