import Link from 'next/link';
import type { ReactNode } from 'react';
import { Tabs } from '#components/ui/tabs.tsx';
import type { Words } from '#i18n/areas.ts';
import type { Format } from '#i18n/format.ts';
import type { BudgetRow } from '#modules/budgets/schema.ts';
import type { Sales, Supply, Trouble } from '#modules/reports/schema.ts';
import { DaysChart } from './charts/days-chart.tsx';
import { RankedBars } from './charts/ranked-bars.tsx';
import { HomeBudgets } from './home-budgets.tsx';
import { PERIODS, type PeriodDays } from './home-period.ts';
import { HomeSupply } from './home-supply.tsx';
import { hrefWith } from './href.ts';

type HomeFiguresProps = {
  sales: Sales;
  trouble: Trouble;
  /** Null where the viewer may not see them. */
  budgets: BudgetRow[] | null;
  supply: Supply | null;
  period: PeriodDays;
  words: Words<'dashboard'>;
  format: Format;
};

/** How the program does: spend and redemption over a period, its brands, budgets and suppliers. */
export function HomeFigures({ sales, trouble, budgets, supply, period, words, format }: HomeFiguresProps) {
  const sum = (of: Sales['days'], what: 'points' | 'orders' | 'fromWallets' | 'granted') =>
    of.reduce((total, day) => total + day[what], 0);
  const [points, before] = [sum(sales.days, 'points'), sum(sales.before, 'points')];
  const [spent, granted] = [sum(sales.days, 'fromWallets'), sum(sales.days, 'granted')];
  const orders = hrefWith('/admin/orders', { from: sales.from, to: sales.to });
  const day = (of: string) => (of ? format.date(of) : '');
  return (
    <div className="grid gap-4 px-4 pb-8 lg:px-6">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <Tabs
          label={words.periods}
          tabs={PERIODS.toSorted((a, b) => Number(a) - Number(b)).map((each) => ({
            href: hrefWith('/admin', each === PERIODS[0] ? {} : { days: each }),
            label: format.say(words.lastDays, { n: Number(each) }),
            current: each === period,
          }))}
        />
        {(trouble.frozen > 0 || trouble.problems > 0) && (
          <Link href="/admin/orders/trouble" className="text-sm text-warning-text hover:underline">
            {format.say(words.waiting, { frozen: trouble.frozen, problems: trouble.problems })}
          </Link>
        )}
      </div>
      <div className="grid gap-4 lg:grid-cols-3">
        <Card title={words.spend} className="lg:col-span-2">
          <p className="flex flex-wrap items-baseline gap-x-4">
            <span data-figure="points" className="tabular text-xl font-semibold tracking-tight">
              {format.points(points)}
            </span>
            <span className="text-sm text-muted">{change(points, before, words, format)}</span>
          </p>
          <p className="text-sm">
            <Link href={orders} data-figure="orders" className="tabular text-accent-text hover:underline">
              {format.say(words.orders, { count: sum(sales.days, 'orders') })}
            </Link>
          </p>
          <DaysChart
            now={sales.days.map((d) => ({ day: d.day, value: d.points }))}
            before={sales.before.map((d) => ({ day: d.day, value: d.points }))}
            label={words.spend}
            say={{ day, value: format.points }}
            words={words.chart}
          />
        </Card>
        <Card title={words.redemption}>
          <p className="tabular text-xl font-semibold tracking-tight">
            {granted > 0 ? percent(spent / granted, format) : '–'}
          </p>
          <p className="text-sm text-pretty text-muted">
            {granted > 0
              ? format.say(words.redeemed, { spent: format.points(spent), granted: format.points(granted) })
              : words.noneGranted}
          </p>
          <h3 className="mt-4 text-sm font-semibold">{words.brands}</h3>
          {sales.brands.length > 0 ? (
            <RankedBars
              bars={sales.brands.map((b) => ({
                id: b.brandId,
                name: b.name,
                href: hrefWith('/admin/orders', { q: b.name, from: sales.from, to: sales.to }),
                value: b.points,
                before: b.before,
              }))}
              value={format.points}
              was={(of) => format.say(words.was, { points: format.points(of) })}
            />
          ) : (
            <p className="text-sm text-muted">{words.noBrands}</p>
          )}
        </Card>
        {budgets && (
          <Card title={words.budgets} className={supply ? 'lg:col-span-2' : 'lg:col-span-3'}>
            <HomeBudgets budgets={budgets} words={words} format={format} />
          </Card>
        )}
        {supply && (
          <Card title={words.supply} className={budgets ? '' : 'lg:col-span-3'}>
            <HomeSupply supply={supply} words={words} format={format} />
          </Card>
        )}
      </div>
    </div>
  );
}

type CardProps = { title: string; className?: string; children: ReactNode };

function Card({ title, className = '', children }: CardProps) {
  return (
    <section
      aria-label={title}
      className={`grid content-start gap-2 rounded-base border border-hairline bg-surface p-4 ${className}`}
    >
      <h2 className="text-sm text-muted">{title}</h2>
      {children}
    </section>
  );
}

function change(now: number, before: number, words: Words<'dashboard'>, format: Format): string {
  if (before === 0) return words.noBefore;
  const by = Math.round(((now - before) / before) * 100);
  return format.say(words.change, { by: `${format.signed(by)} %`, before: format.points(before) });
}

function percent(share: number, format: Format): string {
  return `${format.number(Math.round(share * 100))} %`;
}
