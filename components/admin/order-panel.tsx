import { useTranslations } from 'next-intl';
import { CopyId } from '#components/ui/copy-id.tsx';
import type { Words } from '#i18n/areas.ts';
import type { Format } from '#i18n/format.ts';
import type { OrderDetail, OrderRecord, TimelineEntry } from '#modules/orders/schema.ts';
import type { StaffReveal } from '#modules/vouchers/schema.ts';
import { DetailPanel } from './detail-panel.tsx';
import { PanelSection } from './facts.tsx';
import { FrozenUnits } from './frozen-units.tsx';
import { actsOn } from './order-act.ts';
import { OrderActions } from './order-actions.tsx';
import { OrderAttempts } from './order-attempts.tsx';
import { OrderFacts } from './order-facts.tsx';
import { OrderMoney } from './order-money.tsx';
import { OrderNotes } from './order-notes.tsx';
import { OrderStatusDot } from './order-status.tsx';
import { OrderTimeline } from './order-timeline.tsx';
import { OrderVouchers } from './order-vouchers.tsx';

type OrderPanelProps = {
  order: OrderDetail;
  timeline: TimelineEntry[];
  record: OrderRecord;
  reveals: StaffReveal[];
  closeHref: string;
  mayReadMembers: boolean;
  mayManage: boolean;
  mayRefund: boolean;
  maySeeCodes: boolean;
  words: Words<'care'>;
  format: Format;
};

export function OrderPanel({ order, timeline, closeHref, mayReadMembers, ...rest }: OrderPanelProps) {
  const { record, reveals, mayManage, mayRefund, maySeeCodes, words, format } = rest;
  const t = useTranslations('admin');
  const copy = { copyLabel: t('common.copy'), copiedLabel: t('common.copied') };
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
      <OrderActions
        order={order}
        acts={actsOn(order, { manage: mayManage, refund: mayRefund })}
        words={words.refund}
      />
      <PanelSection title={t('order.vouchers')}>
        <OrderVouchers
          vouchers={order.vouchers}
          reveals={reveals}
          may={{ replace: mayManage, see: maySeeCodes }}
          words={words.code}
          format={format}
        />
      </PanelSection>
      {record.money.length > 0 && (
        <PanelSection title={words.order.money}>
          <OrderMoney money={record.money} words={words.order} format={format} />
        </PanelSection>
      )}
      {record.attempts.length > 0 && (
        <PanelSection title={words.order.attempts}>
          <OrderAttempts attempts={record.attempts} words={words.order} copy={copy} format={format} />
        </PanelSection>
      )}
      <PanelSection title={words.order.notes}>
        <OrderNotes
          orderId={order.orderId}
          notes={record.notes}
          mayNote={mayManage}
          words={words.order}
          format={format}
        />
      </PanelSection>
      <PanelSection title={t('order.timeline')}>
        <OrderTimeline
          entries={fromQuote(timeline, record.quotedAt)}
          vouchers={order.vouchers}
          notes={record.notes}
          format={format}
        />
      </PanelSection>
    </DetailPanel>
  );
}

/** The story begins with the quote, which leaves no event: whoever placed the order had asked for the price. */
function fromQuote(timeline: TimelineEntry[], quotedAt: string | null): TimelineEntry[] {
  const [placed] = timeline;
  if (!quotedAt || !placed) return timeline;
  return [{ ...placed, at: quotedAt, type: 'order.quoted', data: {} }, ...timeline];
}
