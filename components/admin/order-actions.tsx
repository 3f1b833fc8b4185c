'use client';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useSpeech } from '#components/store/speech.tsx';
import { Button } from '#components/ui/button.tsx';
import type { OrderDetail } from '#modules/orders/schema.ts';
import { doWithOrder } from '#server/actions/order-care.ts';
import type { OrderAct } from './order-act.ts';
import { ReasonDialog } from './reason-dialog.tsx';

/** What can be done with this order now, each with its effect and a reason. */
export function OrderActions({ order, acts }: { order: OrderDetail; acts: OrderAct[] }) {
  const t = useTranslations('admin.order.act');
  const { format } = useSpeech();
  const [open, setOpen] = useState<OrderAct | null>(null);
  if (acts.length === 0) return null;
  const seen = order.vouchers.some((v) => v.state === 'viewed');
  const values = { points: format.points(order.points), name: order.recipient.name ?? order.recipient.email };
  return (
    <div className="flex flex-wrap gap-2 border-t border-hairline py-4">
      {acts.map((act) => (
        <Button key={act} size="sm" onClick={() => setOpen(act)}>
          {t(`${act}.label`)}
        </Button>
      ))}
      {open && (
        <ReasonDialog
          key={open}
          onClose={() => setOpen(null)}
          title={t(`${open}.title`, values)}
          effect={t(`${open}.effect`, values)}
          doLabel={t(`${open}.label`)}
          danger={open === 'refund' || open === 'cancel'}
          needsReason={open !== 'resend'}
          confirm={open === 'refund' && seen ? t('codesAreVoid') : null}
          act={({ reason, confirmed }) =>
            doWithOrder({ act: open, orderId: order.orderId, reason, codesAreVoid: confirmed })
          }
          done={() => t(`${open}.done`, values)}
        />
      )}
    </div>
  );
}
