'use client';
import { Search } from 'lucide-react';
import { useDeferredValue, useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { fill } from '#i18n/fill.ts';
import { lastMoment } from '#lib/last-day.ts';
import type { Page } from '#lib/page.ts';
import type { Card } from '#modules/orders/schema.ts';
import type { EndingPoints, Wallet } from '#modules/points/schema.ts';
import { useAnswer, useFrame } from './frame.ts';
import { Heading, Pending } from './parts.tsx';
import { Tiles } from './tiles.tsx';

type HomeAnswer = { wallet: Wallet; ending: EndingPoints | null; featured: Card[] };

/** The balance, what it buys, and a search over all of it. */
export function Home() {
  const { words, format } = useFrame();
  const { data, failure, again } = useAnswer<HomeAnswer>('/home');
  const [typed, setTyped] = useState('');
  const q = useDeferredValue(typed.trim());
  if (!data) return <Pending failed={failure !== null} again={again} />;
  const { wallet, ending, featured } = data;
  return (
    <>
      <Heading>{format.points(wallet.balance)}</Heading>
      <p className="-mt-1 text-sm text-muted">
        {fill(words.worth, { money: format.money(wallet.worth.amount, wallet.worth.currency) })}
        {ending && (
          <>
            {' · '}
            {fill(words.expire, {
              points: format.points(ending.points),
              date: format.dayOf(lastMoment(ending.endsAt)),
            })}
          </>
        )}
      </p>
      <label className="mt-4 flex h-11 items-center gap-2 rounded-base border border-outline bg-surface px-3 focus-within:outline-2 focus-within:outline-offset-2 focus-within:outline-ring">
        <Search size={18} aria-hidden="true" className="shrink-0 text-muted" />
        <span className="sr-only">{words.browse.search}</span>
        <input
          type="search"
          value={typed}
          maxLength={100}
          placeholder={words.browse.search}
          onChange={(event) => setTyped(event.target.value)}
          className="min-w-0 grow bg-transparent outline-none"
        />
      </label>
      {q === '' && featured.length > 0 && (
        <section aria-labelledby="featured" className="mt-6">
          <h2 id="featured" className="mb-3 font-semibold">
            {words.featured}
          </h2>
          <Tiles cards={featured} balance={wallet.balance} />
        </section>
      )}
      <All key={q} q={q} balance={wallet.balance} />
    </>
  );
}

/** Every reward, or those that match; further ones when asked for. */
function All({ q, balance }: { q: string; balance: number }) {
  const { api, words } = useFrame();
  const path = `/listings?${new URLSearchParams({ limit: '24', ...(q && { q }) })}`;
  const { data, failure, again } = useAnswer<Page<Card>>(path);
  const [later, setLater] = useState<Page<Card> | null>(null);
  const [busy, setBusy] = useState(false);
  if (!data) return <Pending failed={failure !== null} again={again} />;
  const next = later ? later.nextCursor : data.nextCursor;
  const more = async () => {
    setBusy(true);
    const answer = await api.get<Page<Card>>(`${path}&${new URLSearchParams({ cursor: next ?? '' })}`);
    setBusy(false);
    if (!answer.ok) return;
    setLater((known) => ({ ...answer.data, items: [...(known?.items ?? []), ...answer.data.items] }));
  };
  if (data.items.length === 0) {
    return (
      <EmptyState icon={Search} title={words.browse.emptyTitle}>
        {q && fill(words.browse.emptyQuery, { q })}
      </EmptyState>
    );
  }
  return (
    <section aria-labelledby="all" className="mt-6">
      <h2 id="all" className="mb-3 font-semibold">
        {words.all}
      </h2>
      <Tiles cards={[...data.items, ...(later?.items ?? [])]} balance={balance} />
      {next && (
        <Button onClick={more} busy={busy} className="mx-auto mt-6 flex">
          {words.browse.more}
        </Button>
      )}
    </section>
  );
}
