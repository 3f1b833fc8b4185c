import { Tabs } from '#components/ui/tabs.tsx';
import type { Words } from '#i18n/areas.ts';
import type { Format } from '#i18n/format.ts';
import { REWARD_STATES, type RewardState } from '#modules/rewards/schema.ts';
import { FROM_START, hrefWith, type Query } from './href.ts';

type RewardTabsProps = {
  counts: { state: RewardState; count: number }[];
  current: RewardState | undefined;
  query: Query;
  t: Words<'granting'>;
  format: Format;
};

/** One tab for each state that has rewards, beside all of them. */
export function RewardTabs({ counts, current, query, t, format }: RewardTabsProps) {
  const countOf = (state: RewardState) => counts.find((c) => c.state === state)?.count ?? 0;
  const tab = (state: RewardState | null, label: string, count: number) => ({
    href: hrefWith('/admin/rewards', query, { ...FROM_START, state }),
    label,
    count: format.number(count),
    current: state === (current ?? null),
  });
  const shown = REWARD_STATES.filter((state) => countOf(state) > 0 || state === current);
  const all = counts.reduce((sum, c) => sum + c.count, 0);
  return (
    <Tabs
      label={t.tabs}
      tabs={[tab(null, t.all, all), ...shown.map((state) => tab(state, t.states[state], countOf(state)))]}
    />
  );
}
