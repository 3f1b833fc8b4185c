import { useTranslations } from 'next-intl';
import { StatusDot, type Tone } from '#components/ui/badge.tsx';
import type { OrderStatus } from '#modules/orders/schema.ts';

const TONES: Record<OrderStatus, Tone> = {
  pending_payment: 'neutral',
  paid: 'accent',
  fulfilling: 'accent',
  fulfilled: 'success',
  partially_fulfilled: 'warning',
  failed: 'danger',
  on_hold: 'warning',
  cancelled: 'neutral',
  refunded: 'neutral',
};
const UNDER_WAY = new Set<OrderStatus>(['pending_payment', 'paid', 'fulfilling']);

/** Orders in these states wait for a person. */
export const NEEDS_A_LOOK: readonly OrderStatus[] = ['on_hold', 'failed', 'partially_fulfilled'];

export function OrderStatusDot({ status }: { status: OrderStatus }) {
  const t = useTranslations('admin.orders.statuses');
  return (
    <StatusDot tone={TONES[status]} half={UNDER_WAY.has(status)}>
      {t(status)}
    </StatusDot>
  );
}
