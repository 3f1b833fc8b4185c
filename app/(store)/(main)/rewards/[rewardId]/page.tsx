import type { Metadata } from 'next';
import { frame, memberFrame } from '#app/(store)/_lib/frame.ts';
import { PageHeader } from '#components/store/page-header.tsx';
import { RewardClaim, RewardSaid } from '#components/store/reward-claim.tsx';
import { RewardNote } from '#components/store/reward-note.tsx';
import { RewardOutcome } from '#components/store/reward-outcome.tsx';
import { SeenReward } from '#components/store/seen-reward.tsx';
import { LinkButton } from '#components/ui/button.tsx';
import { loadWords } from '#i18n/areas.ts';
import { myReward } from '#modules/rewards/index.ts';
import { claimMyReward } from '#server/actions/rewards.ts';
import { readAsMember } from '#server/screen.ts';

type Props = {
  params: Promise<{ rewardId: string }>;
  searchParams: Promise<{ q?: string; said?: string }>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await loadWords('rewards', (await frame()).locale)).title };
}

/** A member's own reward: the sender's words, then what to do with it, then what it became. */
export default async function Reward({ params, searchParams }: Props) {
  const { messages, locale, format } = await memberFrame();
  const words = await loadWords('rewards', locale);
  const { q, said } = await searchParams;
  const asked = typeof q === 'string' && q.trim() ? q.trim().slice(0, 100) : undefined;
  const reward = await readAsMember(myReward, { ...(await params), q: asked });
  const look = { format, words };
  const open = reward.state === 'open' || reward.state === 'failed';
  const [voucherId] = reward.order?.voucherIds ?? [];
  return (
    <div className="mx-auto grid max-w-3xl gap-5">
      <PageHeader title={words.title} back={{ href: '/rewards', label: messages.common.back }} />
      <div className="mx-auto w-full max-w-md">
        <RewardNote reward={reward} look={look} />
      </div>
      {open ? (
        <>
          <RewardSaid said={reward.state === 'failed' && !said ? 'again' : said} words={words} />
          <RewardClaim
            reward={reward}
            look={look}
            action={claimMyReward}
            hidden={{ rewardId: reward.rewardId }}
            q={asked}
          />
          <SeenReward door={{ rewardId: reward.rewardId }} />
        </>
      ) : (
        <div className="mx-auto grid w-full max-w-md gap-5">
          <RewardOutcome reward={reward} look={look}>
            <LinkButton href={voucherId ? `/vouchers/${voucherId}` : '/'} variant="primary" size="lg" block>
              {voucherId ? words.openVoucher : words.shop}
            </LinkButton>
          </RewardOutcome>
        </div>
      )}
    </div>
  );
}
