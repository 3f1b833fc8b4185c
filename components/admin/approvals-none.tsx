import { UserCheck } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { EmptyState } from '#components/ui/empty-state.tsx';

/** Nothing there teaches what would be. */
export function ApprovalsNone({ which }: { which: 'waiting' | 'decided' }) {
  const t = useTranslations('admin.approvals');
  return (
    <EmptyState icon={UserCheck} title={t(`none.${which}.title`)}>
      <p>{t(`none.${which}.body`)}</p>
    </EmptyState>
  );
}
