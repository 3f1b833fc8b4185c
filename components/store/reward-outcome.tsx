import { CircleCheck, CircleX, Clock, Hourglass, type LucideIcon, UserRoundSearch } from 'lucide-react';
import type { ReactNode } from 'react';
import { Spinner } from '#components/ui/spinner.tsx';
import type { RewardPage } from '#modules/rewards/schema.ts';
import { LookAgain } from './look-again.tsx';
import { type RewardLook, worthOf } from './reward-words.ts';

type OutcomeProps = { reward: RewardPage; look: RewardLook; children?: ReactNode };

/** What became of a reward that can no longer be claimed, in the words of whoever looks. */
export function RewardOutcome({ reward, look, children }: OutcomeProps) {
  const { words, format } = look;
  const { state, sender } = reward;
  if (state === 'cancelled')
    return (
      <Said icon={CircleX} title={words.cancelledTitle}>
        {format.say(words.cancelled, { sender })}
      </Said>
    );
  if (state === 'expired')
    return (
      <Said icon={Clock} title={words.expiredTitle}>
        {format.say(words.expired, { sender, date: format.dayOf(reward.expiresAt) })}
      </Said>
    );
  if (!reward.mine)
    return (
      <Said icon={CircleCheck} title={words.claimedTitle}>
        {words.claimed}
      </Said>
    );
  return <Mine reward={reward} look={look} after={children} />;
}

/** For whoever claimed it: the points, the voucher, or how far it has come. */
function Mine({ reward, look, after }: { reward: RewardPage; look: RewardLook; after: ReactNode }) {
  const { words, format } = look;
  const { order } = reward;
  if (!order)
    return (
      <Said
        icon={CircleCheck}
        tone="text-success-text"
        title={format.say(words.pointsTitle, { points: worthOf(reward, format) })}
        after={after}
      >
        {words.pointsBody}
      </Said>
    );
  if (order.voucherIds.length > 0)
    return (
      <Said icon={CircleCheck} tone="text-success-text" title={words.doneTitle} after={after}>
        {words.doneBody}
      </Said>
    );
  return (
    <>
      {order.frozen ? (
        <Said icon={UserRoundSearch} tone="text-warning-text" title={words.frozenTitle}>
          {words.frozen}
        </Said>
      ) : order.status === 'on_hold' ? (
        <Said icon={Hourglass} title={words.holdTitle}>
          {words.hold}
        </Said>
      ) : (
        <Said title={words.workingTitle}>{words.working}</Said>
      )}
      <LookAgain />
      <noscript>
        <meta httpEquiv="refresh" content="5" />
      </noscript>
    </>
  );
}

type SaidProps = { icon?: LucideIcon; tone?: string; title: string; children: string; after?: ReactNode };

function Said({ icon: Icon, tone = 'text-muted', title, children, after }: SaidProps) {
  return (
    <>
      <div role="status" className="grid justify-items-center gap-2 py-2 text-center">
        {Icon ? (
          <Icon size={36} aria-hidden="true" className={tone} />
        ) : (
          <span className="text-accent-text">
            <Spinner size={36} />
          </span>
        )}
        <p className="text-lg font-semibold text-balance">{title}</p>
        <p className="max-w-80 text-sm text-pretty text-muted wrap-anywhere">{children}</p>
      </div>
      {after}
    </>
  );
}
