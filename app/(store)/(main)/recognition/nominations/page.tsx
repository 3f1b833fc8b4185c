import { Award } from 'lucide-react';
import type { Metadata } from 'next';
import { recognitionFrame, recognitionWords } from '#app/(store)/_lib/recognition.ts';
import { NominationList } from '#components/store/nomination-list.tsx';
import { PageHeader } from '#components/store/page-header.tsx';
import { LinkButton } from '#components/ui/button.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { Tabs } from '#components/ui/tabs.tsx';
import { pick } from '#i18n/pick.ts';
import { NOMINATION_VIEWS } from '#modules/recognition/client.ts';
import { listAwards, myNominations } from '#modules/recognition/index.ts';
import { readAsMember } from '#server/screen.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await recognitionWords()).nominations.title };
}

type Search = { searchParams: Promise<{ view?: string | string[] }> };

export default async function Nominations({ searchParams }: Search) {
  const asked = (await searchParams).view;
  const view = NOMINATION_VIEWS.find((v) => v === asked) ?? 'open';
  const { reader, words, now } = await recognitionFrame();
  const [first, awards, waiting] = await Promise.all([
    readAsMember(myNominations, { view, limit: 20 }),
    readAsMember(listAwards, {}),
    readAsMember(myNominations, { view: 'decide', limit: 1 }),
  ]);
  const shown = NOMINATION_VIEWS.filter((v) => v !== 'decide' || view === v || waiting.items.length > 0);
  const nominate = awards.items.length > 0 && (
    <LinkButton href="/recognition/nominate" variant="primary">
      {words.nominations.nominate}
    </LinkButton>
  );
  return (
    <div className="mx-auto max-w-2xl">
      <PageHeader
        title={words.nominations.title}
        back={{ href: '/recognition', label: words.title }}
        end={nominate}
      />
      <Tabs
        label={words.feed.show}
        className="mb-4"
        tabs={shown.map((v) => ({
          href: v === 'open' ? '/recognition/nominations' : `/recognition/nominations?view=${v}`,
          label: words.nominations.views[v],
          current: v === view,
        }))}
      />
      {first.items.length > 0 ? (
        <NominationList
          key={view}
          first={first}
          view={view}
          reader={reader}
          now={now}
          words={pick(words, 'nominations', 'post')}
        />
      ) : (
        <EmptyState icon={Award} title={words.nominations.empty[view].title} action={nominate}>
          {words.nominations.empty[view].body}
        </EmptyState>
      )}
    </div>
  );
}
