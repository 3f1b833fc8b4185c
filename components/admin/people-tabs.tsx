import { useTranslations } from 'next-intl';
import { Tabs } from '#components/ui/tabs.tsx';
import { FROM_START, hrefWith, type Query } from './href.ts';

type PeopleTabsProps = { current: 'active' | 'disabled' | undefined; query: Query };

export function PeopleTabs({ current, query }: PeopleTabsProps) {
  const t = useTranslations('admin.people');
  const tab = (status: 'active' | 'disabled' | undefined) => ({
    href: hrefWith('/admin/people', query, { ...FROM_START, status: status ?? null }),
    label: t(status ?? 'any'),
    current: status === current,
  });
  return <Tabs label={t('tabs')} tabs={[tab(undefined), tab('active'), tab('disabled')]} />;
}
