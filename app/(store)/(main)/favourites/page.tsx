import { Heart } from 'lucide-react';
import type { Metadata } from 'next';
import { frame, memberFrame } from '#app/(store)/_lib/frame.ts';
import { PageHeader } from '#components/store/page-header.tsx';
import { Tiles } from '#components/store/tiles.tsx';
import { LinkButton } from '#components/ui/button.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { loadWords } from '#i18n/areas.ts';
import { pick } from '#i18n/pick.ts';
import { packTile, tileOf } from '#modules/orders/client.ts';
import { favourites } from '#modules/orders/index.ts';
import { wallet } from '#modules/points/index.ts';
import { readAsMember, requireMember } from '#server/screen.ts';

type Search = { searchParams: Promise<{ after?: string | string[] }> };
const PAGE = 48;

export async function generateMetadata(): Promise<Metadata> {
  const { locale } = await frame();
  return { title: (await loadWords('cart', locale)).marks.favouritesTitle };
}

/** What the member has marked, from every country. */
export default async function Favourites({ searchParams }: Search) {
  await requireMember('/favourites');
  const { messages, locale } = await memberFrame();
  const { after } = await searchParams;
  const cursor = typeof after === 'string' ? { cursor: after } : {};
  const [{ marks }, page, mine] = await Promise.all([
    loadWords('cart', locale),
    readAsMember(favourites, { limit: PAGE, ...cursor }),
    readAsMember(wallet, {}),
  ]);
  const { browse, common } = messages;
  return (
    <>
      <PageHeader
        title={marks.favouritesTitle}
        back={{ href: '/browse', label: `${common.back}: ${browse.title}` }}
      />
      {page.items.length === 0 ? (
        <EmptyState
          icon={Heart}
          title={marks.favouritesEmptyTitle}
          action={<LinkButton href="/browse">{browse.title}</LinkButton>}
        >
          {marks.favouritesEmptyBody}
        </EmptyState>
      ) : (
        <Tiles
          tiles={page.items.map(tileOf).map(packTile)}
          balance={mine.balance}
          words={pick(browse, 'from', 'exactly', 'toGo', 'outOfStock')}
        />
      )}
      {page.nextCursor && (
        <p className="mt-6 text-center">
          <LinkButton href={`/favourites?after=${encodeURIComponent(page.nextCursor)}`}>
            {browse.more}
          </LinkButton>
        </p>
      )}
    </>
  );
}
