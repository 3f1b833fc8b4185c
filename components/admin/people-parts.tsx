import { useTranslations } from 'next-intl';
import { Tabs } from '#components/ui/tabs.tsx';

export const PARTS = ['members', 'segments'] as const;
type Part = (typeof PARTS)[number];
const HREFS: Record<Part, string> = { members: '/admin/people', segments: '/admin/people/segments' };

/** The parts of people, as far as whoever looks may open them. */
export function PeopleParts({ current, open }: { current: Part; open: readonly Part[] }) {
  const t = useTranslations('people.parts');
  const tabs = PARTS.filter((part) => open.includes(part)).map((part) => ({
    href: HREFS[part],
    label: t(part),
    current: part === current,
  }));
  return <Tabs label={t('label')} tabs={tabs} />;
}
