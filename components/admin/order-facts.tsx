import Link from 'next/link';
import { useTranslations } from 'next-intl';
import type { Format } from '#i18n/format.ts';
import type { OrderDetail } from '#modules/orders/schema.ts';
import { Fact, Facts } from './facts.tsx';
import { hrefWith } from './href.ts';

type OrderFactsProps = { order: OrderDetail; mayReadMembers: boolean; format: Format };
const LINK = 'underline decoration-hairline underline-offset-4 hover:decoration-current';

/** What was ordered, by whom, at which price; names lead to what else they stand for. */
export function OrderFacts({ order, mayReadMembers, format }: OrderFactsProps) {
  const t = useTranslations('admin');
  const { recipient } = order;
  const search = (q: string) => hrefWith('/admin/orders', { q });
  const rate = t('order.rate', {
    points: format.points(order.ratePoints),
    money: format.money(order.rateMinorUnits, order.currency),
  });
  return (
    <Facts>
      <Fact name={t('order.recipient')}>
        {order.memberId && mayReadMembers ? (
          <Link href={`/admin/people/${order.memberId}`} className={LINK}>
            {recipient.name ?? recipient.email}
          </Link>
        ) : (
          (recipient.name ?? recipient.email)
        )}
        {recipient.name && (
          <Link
            href={search(recipient.email)}
            title={t('order.filter', { name: recipient.email })}
            className={`block text-xs text-muted ${LINK}`}
          >
            {recipient.email}
          </Link>
        )}
      </Fact>
      <Fact name={t('order.product')}>
        <Link
          href={search(order.productName)}
          title={t('order.filter', { name: order.productName })}
          className={LINK}
        >
          {order.productName}
        </Link>
      </Fact>
      <Fact name={t('order.price')}>
        <span className="font-medium tabular">{format.points(order.points)}</span>
        {order.quantity > 1 && (
          <span className="block text-xs text-muted">
            {t('order.each', { points: format.points(order.unitPoints) })}
          </span>
        )}
        <span className="block text-xs text-muted">{rate}</span>
      </Fact>
      <Fact name={t('order.channel')}>{t(`orders.channel.${order.channel}`)}</Fact>
      <Fact name={t('order.placed')}>
        <time dateTime={order.createdAt}>{format.dateTime(order.createdAt)}</time>
      </Fact>
    </Facts>
  );
}
