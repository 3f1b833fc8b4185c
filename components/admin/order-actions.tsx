'use client';
import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useSpeech } from '#components/store/speech.tsx';
import { Button } from '#components/ui/button.tsx';
import type { Words } from '#i18n/areas.ts';
import type { OrderDetail } from '#modules/orders/schema.ts';
import { doWithOrder } from '#server/actions/order-care.ts';
import type { OrderAct } from './order-act.ts';
import { ReasonDialog } from './reason-dialog.tsx';

const RefundOrder = dynamic(() => import('./order-refund.tsx').then((file) => file.RefundOrder), {
  ssr: false,
});
type OrderActionsProps = { order: OrderDetail; acts: OrderAct[]; words: Words<'care'>['refund'] };

/** What can be done with this order now, each with its effect and a reason. */
export function OrderActions({ order, acts, words }: OrderActionsProps) {
  const t = useTranslations('admin.order.act');
  const { format } = useSpeech();
  const [open, setOpen] = useState<OrderAct | null>(null);
  if (acts.length === 0) return null;
  const values = { points: format.points(order.points), name: order.recipient.name ?? order.recipient.email };
  return (
    <div className="flex flex-wrap gap-2 border-t border-hairline py-4">
      {acts.map((act) => (
        <Button key={act} size="sm" onClick={() => setOpen(act)}>
          {t(`${act}.label`)}
        </Button>
      ))}
      {open === 'refund' && <RefundOrder order={order} words={words} onClose={() => setOpen(null)} />}
      {open && open !== 'refund' && (
        <ReasonDialog
          key={open}
          onClose={() => setOpen(null)}
          title={t(`${open}.title`, values)}
          effect={t(`${open}.effect`, values)}
          doLabel={t(`${open}.label`)}
          danger={open === 'cancel'}
          needsReason={open !== 'resend'}
          act={({ reason }) => doWithOrder({ act: open, orderId: order.orderId, reason })}
          done={() => t(`${open}.done`, values)}
        />
      )}
    </div>
  );
}
