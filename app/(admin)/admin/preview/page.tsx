import { GeistSans } from 'geist/font/sans';
import type { Metadata } from 'next';
import { consoleFrame } from '#app/(admin)/_lib/frame.ts';
import { HomeRows } from '#app/(store)/(main)/(home)/rows.tsx';
import { DraftLook } from '#components/admin/draft-look.tsx';
import { readQuery } from '#components/admin/href.ts';
import { BalanceHero } from '#components/store/balance-hero.tsx';
import { BottomBar } from '#components/store/nav.tsx';
import { initial, TenantMark } from '#components/theme/tenant-mark.tsx';
import { loadWords } from '#i18n/areas.ts';
import { homeRows, homeShelf, type ShelfCard } from '#modules/orders/index.ts';
import { readAsOperator } from '#server/screen.ts';

type PageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };
const PATH = '/admin/preview';
/** Somebody's balance: enough for some of the shelf. */
const BALANCE = 12_450;

export const metadata: Metadata = { robots: { index: false } };

/**
 * The storefront's own first screen with this program's real shelf, for the frames of the look editor. It shows whom it
 * is shown to, and nothing of it can be pressed; web.ts lets nobody else frame it.
 */
export default async function PreviewPage({ searchParams }: PageProps) {
  const { scheme } = readQuery(await searchParams);
  const { tenant, operator, messages, format, locale, now, may } = await consoleFrame(PATH);
  const [words, recognition] = await Promise.all([
    loadWords('home', locale),
    loadWords('recognition', locale),
  ]);
  const shelf = may('catalog.read')
    ? await readAsOperator(homeShelf, {})
    : { first: [], featured: [], newest: [], names: {} };
  const rows = homeRows(shelf, { balance: BALANCE, brandIds: [], now: new Date(now) });
  const wallet = { balance: BALANCE, pending: 0, worth: worthBy(shelf.first, tenant.currency) };
  return (
    <div inert>
      <DraftLook scheme={scheme === 'dark' ? 'dark' : 'light'} fontClass={GeistSans.variable} />
      <main className="mx-auto max-w-280 px-4 pb-24">
        <header className="flex h-14 items-center gap-2.5">
          <TenantMark name={tenant.name} logo={tenant.theme.logo} size="sm" />
          <span data-name className="min-w-0 grow truncate font-semibold">
            {tenant.name}
          </span>
          <span className="grid size-10 place-items-center rounded-full bg-accent-tint text-sm font-semibold text-accent-text">
            {initial(operator.name)}
          </span>
        </header>
        <BalanceHero
          wallet={wallet}
          format={format}
          words={messages.home}
          href="/points"
          hrefLabel={messages.home.statement}
        />
        <HomeRows rows={rows} balance={BALANCE} messages={messages} words={words} />
      </main>
      <BottomBar words={{ ...messages.nav, recognition: recognition.nav }} />
    </div>
  );
}

/** What the balance comes to, by what the shelf asks for something of the program's own currency. */
function worthBy(cards: ShelfCard[], currency: string): { amount: number; currency: string } {
  const own = cards.find((card) => card.currency === currency && card.fromPoints !== null && card.from > 0);
  const amount = own?.fromPoints ? Math.floor((BALANCE * own.from) / own.fromPoints) : 0;
  return { amount, currency };
}
