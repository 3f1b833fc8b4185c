import { StatusDot, type Tone } from '#components/ui/badge.tsx';
import type { Words } from '#i18n/areas.ts';
import type { RewardState } from '#modules/rewards/schema.ts';

const TONES: Record<RewardState, Tone> = {
  granted: 'neutral',
  delivered: 'accent',
  opened: 'accent',
  claimed: 'success',
  cancelled: 'neutral',
  expired: 'neutral',
};

export function RewardStateDot({ state, words }: { state: RewardState; words: Words<'granting'>['states'] }) {
  return (
    <StatusDot tone={TONES[state]} half={state === 'granted'}>
      {words[state]}
    </StatusDot>
  );
}
