import type { Metadata } from 'next';
import { cookies } from 'next/headers';
import { frame } from '#app/(store)/_lib/frame.ts';
import { RewardClaim, RewardSaid } from '#components/store/reward-claim.tsx';
import { RewardNote } from '#components/store/reward-note.tsx';
import { RewardOutcome } from '#components/store/reward-outcome.tsx';
import { SeenReward } from '#components/store/seen-reward.tsx';
import { VoucherFace } from '#components/store/voucher-face.tsx';
import { TenantMark } from '#components/theme/tenant-mark.tsx';
import { buttonClass } from '#components/ui/button-class.ts';
import { loadWords } from '#i18n/areas.ts';
import { randomToken } from '#lib/crypto.ts';
import { showRewardByLink } from '#modules/rewards/index.ts';
import type { RewardPage } from '#modules/rewards/schema.ts';
import { showByLink } from '#modules/vouchers/index.ts';
import { claimLinkedReward } from '#server/actions/rewards.ts';
import { CLAIMER_COOKIE } from '#server/reward-claims.ts';
import { readAsAnyone } from '#server/screen.ts';

type Props = {
  params: Promise<{ token: string }>;
  searchParams: Promise<{ q?: string; said?: string }>;
};

export async function generateMetadata(): Promise<Metadata> {
  const words = await loadWords('rewards', (await frame()).locale);
  return { title: words.title, referrer: 'no-referrer', robots: { index: false, follow: false } };
}

/** A reward for whoever holds its link, without an account. Looking at the page claims nothing. */
export default async function LinkedReward({ params, searchParams }: Props) {
  const { tenant, locale, format } = await frame();
  const words = await loadWords('rewards', locale);
  const token = decodeURIComponent((await params).token);
  const { q, said } = await searchParams;
  const browser = (await cookies()).get(CLAIMER_COOKIE)?.value;
  const asked = typeof q === 'string' && q.trim() ? q.trim().slice(0, 100) : undefined;
  const reward = await readAsAnyone(showRewardByLink, { token, browser, q: asked });
  const look = { format, words };
  const open = reward.state === 'open' || reward.state === 'failed';
  return (
    <main className="mx-auto grid max-w-3xl gap-5 px-4 pt-8 pb-12">
      <div className="grid justify-items-center gap-3 text-center">
        <TenantMark name={tenant.name} logo={tenant.theme.logo} size="lg" />
        <h1 className="text-base font-semibold text-muted">
          {words.title} · {tenant.name}
        </h1>
      </div>
      <div className="mx-auto w-full max-w-md">
        {open || !reward.mine ? <RewardNote reward={reward} look={look} /> : null}
      </div>
      {open ? (
        <>
          <RewardSaid said={reward.state === 'failed' && !said ? 'again' : said} words={words} />
          <RewardClaim
            reward={reward}
            look={look}
            action={claimLinkedReward}
            hidden={{ token, browser: browser ?? randomToken() }}
            q={asked}
          />
          <SeenReward door={{ token }} />
        </>
      ) : (
        <div className="mx-auto grid w-full max-w-md gap-5">
          <RewardOutcome reward={reward} look={look}>
            <Became reward={reward} shop={words.shop} noScript={words.noScript} />
          </RewardOutcome>
        </div>
      )}
    </main>
  );
}

/** The voucher itself in the same place, or the way to what points buy. */
async function Became({ reward, shop, noScript }: { reward: RewardPage; shop: string; noScript: string }) {
  const { messages, format } = await frame();
  const ref = reward.order?.voucherRefs[0];
  if (!ref)
    return (
      <a href="/" className={buttonClass({ size: 'lg', block: true })}>
        {shop}
      </a>
    );
  const voucher = await readAsAnyone(showByLink, { ref });
  const words = { vouchers: messages.vouchers, voucher: messages.voucher };
  return (
    <div>
      <p className="mb-3 text-center text-base font-medium wrap-anywhere">{voucher.productName}</p>
      <noscript>
        <p className="mb-3 text-center text-sm text-muted">{noScript}</p>
      </noscript>
      <VoucherFace voucher={voucher} door={{ ref }} format={format} words={words} />
    </div>
  );
}
