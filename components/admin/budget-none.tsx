import { PiggyBank } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { EmptyState } from '#components/ui/empty-state.tsx';

/** What budgets are for, and how the first one comes to be. */
export function NoBudgets({ make }: { make: ReactNode }) {
  const t = useTranslations('admin.budgets');
  return (
    <EmptyState icon={PiggyBank} title={t('emptyTitle')} action={make}>
      <p>{t('emptyBody')}</p>
      <ol className="mt-3 list-decimal space-y-1 ps-5 text-start">
        <li>{t('emptyFirst')}</li>
        <li>{t('emptySecond')}</li>
        <li>{t('emptyThird')}</li>
      </ol>
    </EmptyState>
  );
}
