import type { RewardView } from '#modules/rewards/schema.ts';
import { RewardLine } from './reward-line.tsx';
import type { RewardLook } from './reward-words.ts';
import { Section } from './section.tsx';

type RowProps = { open: RewardView[]; count: number; look: RewardLook; showAll: string };

/** "To claim · 2" on the home screen; nothing when there is nothing to claim. */
export function RewardsRow({ open, count, look, showAll }: RowProps) {
  if (open.length === 0) return null;
  const { format, words } = look;
  return (
    <Section
      id="to-claim"
      title={format.say(words.toClaim, { n: count })}
      more={{ href: '/rewards', label: showAll }}
    >
      <ul className="grid grid-cols-1 gap-2 md:grid-cols-2">
        {open.map((reward) => (
          <li key={reward.rewardId}>
            <RewardLine reward={reward} look={look} />
          </li>
        ))}
      </ul>
    </Section>
  );
}
