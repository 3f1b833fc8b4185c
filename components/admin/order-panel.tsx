import { useTranslations } from 'next-intl';
import { CopyId } from '#components/ui/copy-id.tsx';
import type { Format } from '#i18n/format.ts';
import type { OrderDetail, TimelineEntry } from '#modules/orders/schema.ts';
import { DetailPanel } from './detail-panel.tsx';
import { PanelSection } from './facts.tsx';
import { FrozenUnits } from './frozen-units.tsx';
import { actsOn } from './order-act.ts';
import { OrderActions } from './order-actions.tsx';
import { OrderFacts } from './order-facts.tsx';
import { OrderStatusDot } from './order-status.tsx';
import { OrderTimeline } from './order-timeline.tsx';
import { OrderVouchers } from './order-vouchers.tsx';

type OrderPanelProps = {
  order: OrderDetail;
  timeline: TimelineEntry[];
  closeHref: string;
  mayReadMembers: boolean;
  mayManage: boolean;
  mayRefund: boolean;
  format: Format;
};

export function OrderPanel({ order, timeline, closeHref, mayReadMembers, ...rest }: OrderPanelProps) {
  const { mayManage, mayRefund, format } = rest;
  const t = useTranslations('admin');
  return (
    <DetailPanel
      id={order.orderId}
      label={t('order.panel', { id: order.orderId })}
      title={order.recipient.name ?? order.recipient.email}
      closeHref={closeHref}
      closeLabel={t('order.close')}
    >
      <div className="grid gap-1 pb-5">
        <p className="text-xl font-semibold tracking-tight tabular">
          {order.quantity > 1 && <span className="text-muted">{format.number(order.quantity)} × </span>}
          {format.money(order.denomination, order.currency)}
        </p>
        <p className="text-sm wrap-anywhere">{order.productName}</p>
        <p className="mt-1 flex flex-wrap items-center gap-x-4 gap-y-1 text-sm">
          <OrderStatusDot status={order.status} />
          <CopyId id={order.orderId} copyLabel={t('common.copy')} copiedLabel={t('common.copied')} />
        </p>
      </div>
      <FrozenUnits order={order} mayDecide={mayManage} />
      <OrderFacts order={order} mayReadMembers={mayReadMembers} format={format} />
      <OrderActions order={order} acts={actsOn(order, { manage: mayManage, refund: mayRefund })} />
      <PanelSection title={t('order.vouchers')}>
        <OrderVouchers vouchers={order.vouchers} mayReplace={mayManage} format={format} />
      </PanelSection>
      <PanelSection title={t('order.timeline')}>
        <OrderTimeline entries={timeline} vouchers={order.vouchers} format={format} />
      </PanelSection>
    </DetailPanel>
  );
}
