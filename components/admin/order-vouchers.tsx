import { useTranslations } from 'next-intl';
import { StatusDot, type Tone } from '#components/ui/badge.tsx';
import { CopyId } from '#components/ui/copy-id.tsx';
import type { Words } from '#i18n/areas.ts';
import type { Format } from '#i18n/format.ts';
import type { OrderDetail } from '#modules/orders/schema.ts';
import type { StaffReveal } from '#modules/vouchers/schema.ts';
import { ReplaceVoucher } from './replace-voucher.tsx';
import { SeeCode } from './see-code.tsx';

type State = keyof Words<'admin'>['admin']['order']['states'];
const TONES: Record<State, Tone> = {
  issued: 'accent',
  delivered: 'accent',
  viewed: 'success',
  redeemed: 'neutral',
  expired: 'neutral',
  revoked: 'danger',
  replaced: 'neutral',
};

type OrderVouchersProps = {
  vouchers: OrderDetail['vouchers'];
  reveals: StaffReveal[];
  may: { replace: boolean; see: boolean };
  words: Words<'care'>['code'];
  format: Format;
};

/** The vouchers of an order by state and last four; a code is never among them. */
export function OrderVouchers({ vouchers, reveals, may, words, format }: OrderVouchersProps) {
  const t = useTranslations('admin');
  if (vouchers.length === 0) return <p className="text-sm text-muted">{t('order.noVouchers')}</p>;
  return (
    <>
      <ul className="grid text-sm">
        {vouchers.map((voucher) => {
          const state = voucher.state as State;
          return (
            <li key={voucher.voucherId} className="border-b border-hairline py-2 last:border-0">
              <p className="flex items-center justify-between gap-3">
                <StatusDot tone={TONES[state] ?? 'neutral'}>
                  {t.has(`order.states.${state}`) ? t(`order.states.${state}`) : voucher.state}
                </StatusDot>
                <span className="tabular">{t('order.endsIn', { lastFour: voucher.lastFour })}</span>
              </p>
              <p className="mt-0.5 flex items-center justify-between gap-3 text-xs text-muted">
                <CopyId
                  id={voucher.voucherId}
                  copyLabel={t('common.copy')}
                  copiedLabel={t('common.copied')}
                />
                <span>
                  {voucher.expiresOn
                    ? t('order.expires', { date: format.date(voucher.expiresOn) })
                    : t('order.noExpiry')}
                </span>
              </p>
              <div className="mt-1 flex flex-wrap gap-x-4">
                {may.replace && ['issued', 'delivered', 'viewed'].includes(voucher.state) && (
                  <ReplaceVoucher voucherId={voucher.voucherId} seen={voucher.state === 'viewed'} />
                )}
                {may.see && !['revoked', 'replaced'].includes(voucher.state) && (
                  <SeeCode voucherId={voucher.voucherId} reveals={reveals} words={words} />
                )}
              </div>
            </li>
          );
        })}
      </ul>
      <p className="mt-2 text-xs text-pretty text-muted">{t('order.codesHidden')}</p>
    </>
  );
}
