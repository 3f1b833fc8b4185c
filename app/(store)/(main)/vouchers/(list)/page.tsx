import { ChevronDown, Ticket } from 'lucide-react';
import type { Metadata } from 'next';
import { CartBadge } from '#app/(store)/_lib/cart-badge.tsx';
import { frame, memberFrame } from '#app/(store)/_lib/frame.ts';
import { InstallHint } from '#components/pwa/install-hint.tsx';
import { MoreVouchers } from '#components/store/more-vouchers.tsx';
import { OpenOrders } from '#components/store/open-orders.tsx';
import { PageHeader } from '#components/store/page-header.tsx';
import { VoucherLine } from '#components/store/voucher-cards.tsx';
import { VoucherSearch } from '#components/store/voucher-search.tsx';
import { VoucherStack } from '#components/store/voucher-stack.tsx';
import { LinkButton } from '#components/ui/button.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { loadWords, type Words } from '#i18n/areas.ts';
import { fill } from '#i18n/fill.ts';
import { openOrders } from '#modules/orders/index.ts';
import { listMyVouchers } from '#modules/vouchers/index.ts';
import { readAsMember } from '#server/screen.ts';

type Search = { searchParams: Promise<Record<string, string | string[] | undefined>> };
/** Fewer than this are seen at once. */
const SEARCH_FROM = 5;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await frame()).messages.vouchers.title };
}

export default async function Vouchers({ searchParams }: Search) {
  const { messages, format, tenant, locale } = await memberFrame();
  const given = (await searchParams)['q'];
  const q = typeof given === 'string' ? given.trim().slice(0, 100) : '';
  const [{ install }, { search }, { order }] = await Promise.all([
    loadWords('pwa', locale),
    loadWords('voucher', locale),
    loadWords('cart', locale),
  ]);
  const [open, active, folded] = await Promise.all([
    readAsMember(openOrders, {}),
    readAsMember(listMyVouchers, { limit: 12, ...(q && { q }) }),
    readAsMember(listMyVouchers, { folded: true, limit: 24, ...(q && { q }) }),
  ]);
  const words = { vouchers: messages.vouchers, voucher: messages.voucher };
  return (
    <>
      <PageHeader
        title={words.vouchers.title}
        end={
          <span className="-me-2 md:hidden">
            <CartBadge />
          </span>
        }
      />
      {(q || active.items.length + folded.items.length >= SEARCH_FROM) && (
        <VoucherSearch q={q} words={search} />
      )}
      {!q && (
        <OpenOrders orders={open.items} title={messages.order.underWay} saying={{ format, words: order }} />
      )}
      {active.items.length > 0 ? (
        <section aria-label={words.vouchers.active} className="mt-2">
          <VoucherStack cards={active.items} format={format} words={words} />
          <MoreVouchers cursor={active.nextCursor} folded={false} q={q} words={words} />
          <InstallHint name={tenant.name} words={install} />
        </section>
      ) : q ? (
        folded.items.length === 0 && <NothingFound q={q} words={search} />
      ) : (
        <EmptyState
          icon={Ticket}
          title={words.vouchers.emptyTitle}
          action={
            <LinkButton href="/browse" variant="primary" size="lg">
              {words.vouchers.emptyAction}
            </LinkButton>
          }
        >
          {words.vouchers.emptyBody}
        </EmptyState>
      )}
      {folded.items.length > 0 && (
        <details className="group mt-8 border-t border-hairline" open={active.items.length === 0}>
          <summary className="flex min-h-14 items-center gap-2 font-medium">
            <h2 className="grow">{words.vouchers.folded}</h2>
            <ChevronDown
              size={18}
              aria-hidden="true"
              className="text-muted transition-transform group-open:rotate-180"
            />
          </summary>
          <ul className="-mx-2">
            {folded.items.map((card) => (
              <li key={card.voucherId}>
                <VoucherLine card={card} format={format} words={words} dim />
              </li>
            ))}
          </ul>
          <MoreVouchers cursor={folded.nextCursor} folded q={q} words={words} />
        </details>
      )}
    </>
  );
}

function NothingFound({ q, words }: { q: string; words: Words<'voucher'>['search'] }) {
  return (
    <EmptyState
      icon={Ticket}
      title={fill(words.none, { q })}
      action={<LinkButton href="/vouchers">{words.all}</LinkButton>}
    />
  );
}
