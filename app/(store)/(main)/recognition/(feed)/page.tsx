import { Award, ChevronRight, HeartHandshake } from 'lucide-react';
import type { Metadata } from 'next';
import Link from 'next/link';
import { recognitionFrame, recognitionWords } from '#app/(store)/_lib/recognition.ts';
import { PageHeader } from '#components/store/page-header.tsx';
import { RecognitionFeed } from '#components/store/recognition-feed.tsx';
import { LinkButton } from '#components/ui/button.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { Tabs } from '#components/ui/tabs.tsx';
import { FEED_FILTERS } from '#modules/recognition/client.ts';
import { feed, listAwards, myAllowance, myNominations } from '#modules/recognition/index.ts';
import { readAsMember } from '#server/screen.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await recognitionWords()).title };
}

type Search = { searchParams: Promise<{ show?: string | string[] }> };

export default async function Recognition({ searchParams }: Search) {
  const { show } = await searchParams;
  const filter = FEED_FILTERS.find((f) => f === show) ?? 'all';
  const { reader, words, format, now } = await recognitionFrame();
  const [first, { allowance }, awards, waiting] = await Promise.all([
    readAsMember(feed, { filter, limit: 20 }),
    readAsMember(myAllowance, {}),
    readAsMember(listAwards, {}),
    readAsMember(myNominations, { view: 'decide', limit: 20 }),
  ]);
  const give = (
    <LinkButton href="/recognition/give" variant="primary">
      {words.feed.give}
    </LinkButton>
  );
  return (
    <div className="mx-auto max-w-2xl">
      <PageHeader title={words.title} end={give} />
      <p className="text-sm text-muted">
        {allowance
          ? format.say(allowance.left > 0 ? words.feed.allowance : words.feed.allowanceUsed, {
              points: format.points(allowance.left),
              day: format.dayOf(allowance.until),
            })
          : words.feed.noAllowance}
      </p>
      {(awards.items.length > 0 || waiting.items.length > 0) && (
        <Link
          href={
            waiting.items.length > 0 ? '/recognition/nominations?view=decide' : '/recognition/nominations'
          }
          className="mt-4 flex min-h-14 items-center gap-3 rounded-base border border-hairline bg-surface px-4 py-2.5 hover:bg-sunken"
        >
          <Award size={20} aria-hidden="true" className="shrink-0 text-accent-text" />
          <span className="min-w-0 grow">
            <span className="block text-sm font-medium">{words.feed.nominations}</span>
            <span className="block text-xs text-muted">
              {waiting.items.length > 0
                ? format.say(words.feed.waiting, { count: waiting.items.length })
                : format.say(words.feed.awardsOpen, { count: awards.items.length })}
            </span>
          </span>
          <ChevronRight size={18} aria-hidden="true" className="shrink-0 text-muted rtl:-scale-x-100" />
        </Link>
      )}
      <Tabs
        label={words.feed.show}
        className="my-4"
        tabs={FEED_FILTERS.map((f) => ({
          href: f === 'all' ? '/recognition' : `/recognition?show=${f}`,
          label: words.feed.filters[f],
          current: f === filter,
        }))}
      />
      {first.items.length > 0 ? (
        <RecognitionFeed
          key={`${filter} ${first.items[0]?.recognitionId}`}
          first={first}
          filter={filter}
          reader={reader}
          now={now}
          words={words.post}
        />
      ) : (
        <EmptyState icon={HeartHandshake} title={words.feed.empty[filter].title} action={give}>
          {words.feed.empty[filter].body}
        </EmptyState>
      )}
    </div>
  );
}
