import Link from 'next/link';
import { CopyId } from '#components/ui/copy-id.tsx';
import type { Words } from '#i18n/areas.ts';
import type { Format } from '#i18n/format.ts';
import type { RewardEvent, RewardRow } from '#modules/rewards/schema.ts';
import { DetailPanel } from './detail-panel.tsx';
import { Fact, Facts, PanelSection } from './facts.tsx';
import { RewardActs } from './reward-acts.tsx';
import { RewardStateDot } from './reward-state.tsx';
import { RewardTimeline } from './reward-timeline.tsx';
import { whatOf } from './reward-what.ts';

type RewardPanelProps = {
  reward: RewardRow;
  timeline: RewardEvent[];
  may: { manage: boolean; link: boolean };
  copy: { copyLabel: string; copiedLabel: string };
  closeHref: string;
  t: Words<'granting'>;
  format: Format;
};
const LINK = 'underline decoration-hairline underline-offset-4 hover:decoration-current';

/** One reward: what it is, what it became, and what can be done with it now. */
export function RewardPanel({ reward, timeline, may, copy, closeHref, t, format }: RewardPanelProps) {
  const { recipient } = reward;
  return (
    <DetailPanel
      id={reward.rewardId}
      label={format.say(t.panel, { id: reward.rewardId })}
      title={recipient.name ?? recipient.email}
      closeHref={closeHref}
      closeLabel={t.close}
    >
      <div className="grid gap-1 pb-5">
        <p className="text-xl font-semibold tracking-tight wrap-anywhere">{whatOf(reward, t.what, format)}</p>
        <p className="mt-1 flex flex-wrap items-center gap-x-4 gap-y-1 text-sm">
          <RewardStateDot state={reward.state} words={t.states} />
          <CopyId id={reward.rewardId} {...copy} />
        </p>
      </div>
      <Facts>
        <Fact name={t.recipient}>
          {recipient.memberId ? (
            <Link href={`/admin/people/${recipient.memberId}`} className={LINK}>
              {recipient.email}
            </Link>
          ) : (
            recipient.email
          )}
        </Fact>
        <Fact name={t.sender}>{reward.sender}</Fact>
        <Fact name={t.reserved}>{format.points(reward.reserved)}</Fact>
        <Fact name={t.paidBy}>
          {reward.budgetId ? (
            <Link href={`/admin/budgets/${reward.budgetId}`} className={LINK}>
              {t.budget}
            </Link>
          ) : (
            t.program
          )}
        </Fact>
        <Fact name={t.delivery}>{t.deliveries[reward.delivery]}</Fact>
        <Fact name={t.until}>{format.longDay(new Date(Date.parse(reward.expiresAt) - 1).toISOString())}</Fact>
        {reward.orderId && (
          <Fact name={t.order}>
            <Link href={`/admin/orders/${reward.orderId}`} className={LINK}>
              {t.seeOrder}
            </Link>
          </Fact>
        )}
      </Facts>
      {reward.message && (
        <blockquote dir="auto" className="mt-4 rounded-base bg-sunken px-3 py-2 text-sm whitespace-pre-wrap">
          {reward.message}
        </blockquote>
      )}
      <RewardActs reward={reward} may={may} words={t} />
      <PanelSection title={t.timeline}>
        <RewardTimeline events={timeline} words={t} format={format} />
      </PanelSection>
    </DetailPanel>
  );
}
