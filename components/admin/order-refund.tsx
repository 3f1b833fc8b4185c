'use client';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useSpeech } from '#components/store/speech.tsx';
import type { Words } from '#i18n/areas.ts';
import type { OrderDetail } from '#modules/orders/schema.ts';
import { doWithOrder } from '#server/actions/order-care.ts';
import { ReasonDialog } from './reason-dialog.tsx';

type RefundProps = { order: OrderDetail; words: Words<'care'>['refund']; onClose: () => void };
const OPEN = ['issued', 'delivered', 'viewed', 'expired'];

/** Gives back an order or some of its vouchers; says in numbers what goes back before it does. */
export function RefundOrder({ order, words, onClose }: RefundProps) {
  const t = useTranslations('admin.order.act');
  const { format } = useSpeech();
  const vouchers = order.vouchers.filter((v) => OPEN.includes(v.state));
  const [units, setUnits] = useState(() => vouchers.map((v) => v.unit));
  const chosen = vouchers.filter((v) => units.includes(v.unit));
  const points = chosen.reduce((sum, v) => sum + pointsOf(order, v.unit), 0);
  const values = { points: format.points(points), total: format.points(order.points), count: chosen.length };
  return (
    <ReasonDialog
      onClose={onClose}
      title={words.title}
      effect={
        chosen.length > 0
          ? format.say(words.effect, { ...values, n: format.number(chosen.length) })
          : words.none
      }
      doLabel={t('refund.label')}
      danger
      confirm={chosen.some((v) => v.state === 'viewed') ? t('codesAreVoid') : null}
      act={({ reason, confirmed }) =>
        doWithOrder({
          act: 'refund',
          orderId: order.orderId,
          reason,
          codesAreVoid: confirmed,
          ...(chosen.length < vouchers.length ? { units: chosen.map((v) => v.unit) } : {}),
        })
      }
      done={() => format.say(words.done, values)}
    >
      {vouchers.length > 1 && (
        <fieldset className="grid max-h-56 overflow-y-auto">
          <legend className="text-sm font-medium">{words.which}</legend>
          {vouchers.map((v) => (
            <label key={v.voucherId} className="flex min-h-9 items-center gap-3 text-sm">
              <input
                type="checkbox"
                checked={units.includes(v.unit)}
                onChange={(event) =>
                  setUnits(event.target.checked ? [...units, v.unit] : units.filter((u) => u !== v.unit))
                }
                className="size-4 accent-accent"
              />
              {format.say(words.voucher, { n: v.unit, lastFour: v.lastFour })}
              {v.state === 'viewed' && <span className="text-xs text-warning-text">{words.seen}</span>}
            </label>
          ))}
        </fieldset>
      )}
    </ReasonDialog>
  );
}

function pointsOf({ lines, unitPoints }: OrderDetail, unit: number): number {
  return lines.findLast((line) => line.firstUnit <= unit)?.unitPoints ?? unitPoints;
}
