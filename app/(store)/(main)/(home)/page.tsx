import { Gift } from 'lucide-react';
import Link from 'next/link';
import { type Frame, memberFrame } from '#app/(store)/_lib/frame.ts';
import { BalanceHero } from '#components/store/balance-hero.tsx';
import { OpenOrders } from '#components/store/open-orders.tsx';
import { Section } from '#components/store/section.tsx';
import { VoucherLine } from '#components/store/voucher-cards.tsx';
import { initial, TenantMark } from '#components/theme/tenant-mark.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { loadWords, type Words } from '#i18n/areas.ts';
import { fill } from '#i18n/fill.ts';
import { clock } from '#lib/clock.ts';
import { homeRows, homeShelf, openOrders } from '#modules/orders/index.ts';
import { expiringSoon, wallet } from '#modules/points/index.ts';
import type { EndingPoints } from '#modules/points/schema.ts';
import { listMyVouchers } from '#modules/vouchers/index.ts';
import { readAllAsMember } from '#server/screen.ts';
import { CartBadge } from '../../_lib/cart-badge.tsx';
import { HomeRows } from './rows.tsx';
import { ToClaim } from './to-claim.tsx';

/** The last choices that "more like what you chose" goes by. */
const CHOICES = 5;
const SOON_MS = 90 * 86_400_000;

export default async function Home() {
  const { tenant, member, messages, format, locale, t } = await memberFrame();
  const [[mine, ending, open, vouchers, shelf], words, { order }] = await Promise.all([
    readAllAsMember([
      [wallet, {}],
      [expiringSoon, {}],
      [openOrders, {}],
      [listMyVouchers, { limit: CHOICES }],
      [homeShelf, {}],
    ]),
    loadWords('home', locale),
    loadWords('cart', locale),
  ]);
  const brandIds = vouchers.items.map((voucher) => voucher.brand.id);
  const rows = homeRows(shelf, { balance: mine.balance, brandIds, now: clock.now() });
  const recent = vouchers.items[0];
  const { home, common } = messages;
  return (
    <>
      <header className="flex h-14 items-center gap-2.5 md:hidden">
        <TenantMark name={tenant.name} logo={tenant.theme.logo} size="sm" />
        <span className="min-w-0 grow truncate font-semibold">{tenant.name}</span>
        <CartBadge />
        <Link
          href="/you"
          aria-label={messages.nav.you}
          className="grid size-10 place-items-center rounded-full bg-accent-tint text-sm font-semibold text-accent-text"
        >
          {initial(member.name)}
        </Link>
      </header>
      <h1 className="sr-only md:not-sr-only md:pt-8 md:pb-4 md:text-xl md:font-semibold">
        {t('home.hello', { name: member.name })}
      </h1>
      <BalanceHero
        wallet={mine}
        format={format}
        words={home}
        href="/points"
        hrefLabel={endingSoon(ending, words, format) ?? home.statement}
      />
      <ToClaim />
      {open.items.length > 0 && (
        <div className="mt-6">
          <OpenOrders orders={open.items} title={messages.order.underWay} saying={{ format, words: order }} />
        </div>
      )}
      {recent && (
        <Section id="recent" title={home.recent} more={{ href: '/vouchers', label: common.showAll }}>
          <div className="-mx-2">
            <VoucherLine card={recent} format={format} words={messages} />
          </div>
        </Section>
      )}
      <HomeRows rows={rows} balance={mine.balance} messages={messages} words={words} />
      {rows.length === 0 && (
        <EmptyState icon={Gift} title={home.emptyTitle}>
          {t('home.emptyBody', { tenant: tenant.name })}
        </EmptyState>
      )}
    </>
  );
}

/** "1,200 points expire 31 Dec": the last day on which they can be spent. */
function endingSoon(ending: EndingPoints[], words: Words<'home'>, format: Frame['format']): string | null {
  const [next] = ending;
  const ends = next ? Date.parse(next.endsAt) - 1 : 0;
  if (!next || ends > clock.now().getTime() + SOON_MS) return null;
  return fill(words.expiring, {
    points: format.points(next.points),
    date: format.dayOf(new Date(ends).toISOString()),
  });
}
