import { SearchX, Users } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { LinkButton } from '#components/ui/button.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';

export function NoPeople({ q, filtered }: { q: string | undefined; filtered: boolean }) {
  const t = useTranslations('admin.people');
  if (!q && !filtered) {
    return (
      <EmptyState icon={Users} title={t('emptyTitle')}>
        <p>{t('emptyBody')}</p>
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon={SearchX}
      title={t('noneTitle')}
      action={<LinkButton href="/admin/people">{t('showAll')}</LinkButton>}
    >
      <p>{q ? t('noneBody', { q }) : t('noneStatus')}</p>
    </EmptyState>
  );
}
