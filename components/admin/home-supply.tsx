import Link from 'next/link';
import { StatusDot } from '#components/ui/badge.tsx';
import type { Words } from '#i18n/areas.ts';
import type { Format } from '#i18n/format.ts';
import type { Supply } from '#modules/reports/schema.ts';

type HomeSupplyProps = { supply: Supply; words: Words<'dashboard'>; format: Format };

/** How much of what is listed can be had, and what is wrong with suppliers. */
export function HomeSupply({ supply, words, format }: HomeSupplyProps) {
  const causes: Readonly<Record<string, string>> = words.causes;
  return (
    <div className="grid gap-3 text-sm">
      <p>
        <Link href="/admin/stock" className="hover:underline">
          {supply.soldOut > 0
            ? format.say(words.soldOut, { count: supply.soldOut, listed: supply.listed })
            : format.say(words.allInStock, { listed: supply.listed })}
        </Link>
      </p>
      {supply.alerts.length === 0 ? (
        <StatusDot tone="success">{words.suppliersWell}</StatusDot>
      ) : (
        <ul className="grid gap-2">
          {supply.alerts.map((alert) => (
            <li key={`${alert.cause} ${alert.openedAt} ${alert.detail}`} className="grid gap-0.5">
              <StatusDot tone="warning">{causes[alert.cause] ?? alert.cause}</StatusDot>
              <span dir="auto" className="ps-4 text-xs wrap-anywhere text-muted">
                {alert.detail}
              </span>
            </li>
          ))}
          {supply.openAlerts > supply.alerts.length && (
            <li className="text-xs text-muted">
              {format.say(words.moreAlerts, { count: supply.openAlerts - supply.alerts.length })}
            </li>
          )}
        </ul>
      )}
    </div>
  );
}
