import { Gift } from 'lucide-react';
import Link from 'next/link';
import { memberFrame } from '#app/(store)/_lib/frame.ts';
import { BalanceHero } from '#components/store/balance-hero.tsx';
import { Section } from '#components/store/section.tsx';
import { Tile } from '#components/store/tile.tsx';
import { ROW_TILE, TileGrid, TileRow } from '#components/store/tile-grid.tsx';
import { VoucherLine } from '#components/store/voucher-cards.tsx';
import { initial, TenantMark } from '#components/theme/tenant-mark.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { homeRows } from '#modules/orders/index.ts';
import { wallet } from '#modules/points/index.ts';
import { listMyVouchers } from '#modules/vouchers/index.ts';
import { readAsMember } from '#server/screen.ts';
import { inlineFirstArt } from '../../_lib/inline-art.ts';
import { categoryName } from '../../_lib/words.ts';
import { ToClaim } from './to-claim.tsx';

export default async function Home() {
  const { tenant, member, messages, format, t } = await memberFrame();
  const [mine, rows, vouchers] = await Promise.all([
    readAsMember(wallet, {}),
    readAsMember(homeRows, {}),
    readAsMember(listMyVouchers, { limit: 1 }),
  ]);
  const tile = { balance: mine.balance, format, words: messages.browse };
  const recent = vouchers.items[0];
  const featured = await inlineFirstArt(rows.featured);
  const { home, common } = messages;
  return (
    <>
      <header className="flex h-14 items-center gap-2.5 md:hidden">
        <TenantMark name={tenant.name} logo={tenant.theme.logo} size="sm" />
        <span className="min-w-0 grow truncate font-semibold">{tenant.name}</span>
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
      <BalanceHero wallet={mine} format={format} words={home} href="/points" hrefLabel={home.statement} />
      <ToClaim />
      {recent && (
        <Section id="recent" title={home.recent} more={{ href: '/vouchers', label: common.showAll }}>
          <div className="-mx-2">
            <VoucherLine card={recent} format={format} words={messages} />
          </div>
        </Section>
      )}
      {rows.featured.length > 0 && (
        <Section id="featured" title={home.featured} more={{ href: '/browse', label: common.showAll }}>
          <TileGrid>
            {featured.map((card, index) => (
              <Tile key={card.listingId} card={card} {...tile} eager={index < 2} />
            ))}
          </TileGrid>
        </Section>
      )}
      {rows.rows.map(({ category, items }) => (
        <Section
          key={category.slug}
          id={`row-${category.slug}`}
          title={categoryName(category, messages)}
          more={{ href: `/browse?category=${category.slug}`, label: common.showAll }}
        >
          <TileRow>
            {items.map((card) => (
              <Tile key={card.listingId} card={card} {...tile} className={ROW_TILE} />
            ))}
          </TileRow>
        </Section>
      ))}
      {rows.featured.length + rows.rows.length === 0 && (
        <EmptyState icon={Gift} title={home.emptyTitle}>
          {t('home.emptyBody', { tenant: tenant.name })}
        </EmptyState>
      )}
    </>
  );
}
