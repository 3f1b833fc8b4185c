import { useTranslations } from 'next-intl';
import { cx } from '#components/ui/cx.ts';
import type { Format } from '#i18n/format.ts';
import type { OrderDetail, OrderNote, TimelineEntry } from '#modules/orders/schema.ts';
import { actorWords, eventTone, eventWords } from './event-words.ts';
import { ANY_SCRIPT } from './list-frame.tsx';

type OrderTimelineProps = {
  entries: TimelineEntry[];
  vouchers: OrderDetail['vouchers'];
  notes: OrderNote[];
  format: Format;
};

const DOTS = { plain: 'bg-outline', good: 'bg-success', bad: 'bg-danger', wait: 'bg-warning' } as const;

/** Everything that happened to an order, oldest first, told in words. */
export function OrderTimeline({ entries, vouchers, notes, format }: OrderTimelineProps) {
  const t = useTranslations('admin.order');
  if (entries.length === 0) return <p className="text-sm text-muted">{t('noEvents')}</p>;
  const { locale, timeZone } = format.settings;
  const clockTime = new Intl.DateTimeFormat(locale, { timeStyle: 'medium', timeZone, hourCycle: 'h23' });
  const exact = new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeStyle: 'long', timeZone });
  return (
    <ol className="mt-1 text-sm">
      {entries.map((entry, index) => {
        const at = Date.parse(entry.at);
        const day = format.dayOf(entry.at);
        const newDay = index === 0 || day !== format.dayOf(entries[index - 1]?.at ?? entry.at);
        return (
          <li key={`${entry.at} ${String(index)}`}>
            {newDay && <p className="py-1 text-xs font-medium text-muted">{day}</p>}
            <div className="grid grid-cols-[auto_1fr_auto] gap-x-3">
              <span aria-hidden="true" className="flex flex-col items-center pt-1.5">
                <span className={cx('size-2 shrink-0 rounded-full', DOTS[eventTone(entry.type)])} />
                {index < entries.length - 1 && <span className="mt-1 w-px grow bg-hairline" />}
              </span>
              <p dir="auto" className={`pb-4 wrap-anywhere ${ANY_SCRIPT}`}>
                {eventWords(entry, { t, format, vouchers, notes })}
                <span className="block text-xs text-muted">{actorWords(entry, t)}</span>
              </p>
              <time
                dateTime={entry.at}
                title={exact.format(at)}
                className="tabular text-xs leading-5 text-muted"
              >
                {clockTime.format(at)}
              </time>
            </div>
          </li>
        );
      })}
    </ol>
  );
}
