import { Gift } from 'lucide-react';
import { Badge, type Tone } from '#components/ui/badge.tsx';
import type { RewardView } from '#modules/rewards/schema.ts';
import { Thumb } from './art.tsx';
import { NearLink } from './near-link.tsx';
import { type RewardLook, whatOf, worthOf } from './reward-words.ts';

const TONES: Record<RewardView['state'], Tone> = {
  open: 'accent',
  failed: 'warning',
  claimed: 'neutral',
  cancelled: 'neutral',
  expired: 'neutral',
};

/** A reward in a list: from whom, in which words, and what it is. */
export function RewardLine({ reward, look }: { reward: RewardView; look: RewardLook }) {
  const { format, words } = look;
  const { state, product, sender, message } = reward;
  const open = state === 'open' || state === 'failed';
  return (
    <NearLink
      href={`/rewards/${reward.rewardId}`}
      className="flex items-center gap-4 rounded-lg border border-hairline bg-surface p-3 transition-colors hover:bg-sunken"
    >
      {product ? (
        <Thumb src={product.artUrl} size="md" dim={!open} />
      ) : (
        <span className="grid aspect-[1.586] w-18 shrink-0 place-items-center rounded-sm bg-accent-tint text-accent-text">
          <Gift size={22} aria-hidden="true" />
        </span>
      )}
      <span className="min-w-0 grow">
        <span dir="auto" className="block truncate text-sm font-semibold">
          {format.say(words.from, { sender })}
        </span>
        <span dir="auto" className="block truncate text-sm text-muted">
          {message || whatOf(reward, look)}
        </span>
        <span className="block truncate text-xs text-muted">
          {open
            ? format.say(words.until, { date: format.dayOf(reward.expiresAt) })
            : format.dayOf(reward.createdAt)}
        </span>
      </span>
      <span className="grid shrink-0 justify-items-end gap-1">
        <span className="tabular text-sm font-semibold">{worthOf(reward, format)}</span>
        {state !== 'open' && <Badge tone={TONES[state]}>{words.states[state]}</Badge>}
      </span>
    </NearLink>
  );
}
