import { useTranslations } from 'next-intl';
import { Tabs } from '#components/ui/tabs.tsx';
import type { Operator } from '#modules/identity/schema.ts';

const PARTS = ['members', 'segments', 'operators', 'roles', 'access'] as const;
type Part = (typeof PARTS)[number];
const HREFS: Record<Part, string> = {
  members: '/admin/people',
  segments: '/admin/people/segments',
  operators: '/admin/people/operators',
  roles: '/admin/people/roles',
  access: '/admin/people/access',
};
const NEEDS = {
  members: 'members.read',
  segments: 'members.read',
  operators: 'operators.manage',
  roles: 'operators.manage',
  access: 'operators.manage',
} as const;

/** The parts that somebody may open; a segment may reach beyond the cost centres that they look after. */
export function partsFor({ permissions, limits }: Pick<Operator, 'permissions' | 'limits'>): Part[] {
  return PARTS.filter(
    (part) => permissions.includes(NEEDS[part]) && (part === 'members' || !limits[NEEDS[part]]),
  );
}

/** The parts of people, as far as whoever looks may open them. */
export function PeopleParts({ current, open }: { current: Part; open: readonly Part[] }) {
  const t = useTranslations('people.parts');
  const tabs = open.map((part) => ({ href: HREFS[part], label: t(part), current: part === current }));
  return <Tabs label={t('label')} tabs={tabs} />;
}
