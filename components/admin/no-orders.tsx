import { ReceiptText, SearchX } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { LinkButton } from '#components/ui/button.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';

type NoOrdersProps = { q: string | undefined; filtered: boolean; mayGrant: boolean };

/** No order at all teaches how one comes about; no match says how to see all again. */
export function NoOrders({ q, filtered, mayGrant }: NoOrdersProps) {
  const t = useTranslations('admin.orders');
  if (q || filtered) {
    return (
      <EmptyState
        icon={SearchX}
        title={t('noneTitle')}
        action={<LinkButton href="/admin/orders">{t('showAll')}</LinkButton>}
      >
        <p>{q ? t('noneQuery', { q }) : t('noneStatus')}</p>
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon={ReceiptText}
      title={t('emptyTitle')}
      action={mayGrant && <LinkButton href="/admin/people">{t('grantFirst')}</LinkButton>}
    >
      <p>{t('emptyBody')}</p>
    </EmptyState>
  );
}
