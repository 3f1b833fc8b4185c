import { Gift } from 'lucide-react';
import type { Metadata } from 'next';
import { frame, memberFrame } from '#app/(store)/_lib/frame.ts';
import { PageHeader } from '#components/store/page-header.tsx';
import { RewardLine } from '#components/store/reward-line.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { loadWords } from '#i18n/areas.ts';
import { inbox } from '#modules/rewards/index.ts';
import type { RewardView } from '#modules/rewards/schema.ts';
import { readAsMember } from '#server/screen.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await loadWords('rewards', (await frame()).locale)).inbox };
}

/** What waits to be claimed, and what was. */
export default async function Inbox() {
  const { messages, locale, format } = await memberFrame();
  const [words, { open, past }] = await Promise.all([loadWords('rewards', locale), readAsMember(inbox, {})]);
  const look = { format, words };
  const list = (rewards: RewardView[]) => (
    <ul className="grid grid-cols-1 gap-2">
      {rewards.map((reward) => (
        <li key={reward.rewardId}>
          <RewardLine reward={reward} look={look} />
        </li>
      ))}
    </ul>
  );
  return (
    <div className="mx-auto max-w-2xl">
      <PageHeader title={words.inbox} back={{ href: '/', label: messages.common.back }} />
      {open.length > 0 ? (
        list(open)
      ) : (
        <EmptyState icon={Gift} title={words.empty}>
          {words.emptyBody}
        </EmptyState>
      )}
      {past.length > 0 && (
        <section aria-labelledby="past" className="mt-8">
          <h2 id="past" className="mb-3 text-base font-semibold">
            {words.past}
          </h2>
          {list(past)}
        </section>
      )}
    </div>
  );
}
