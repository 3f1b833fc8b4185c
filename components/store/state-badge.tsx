import { Badge, type Tone } from '#components/ui/badge.tsx';
import type { Messages } from '#i18n/messages.ts';
import type { VoucherState } from '#modules/vouchers/schema.ts';

const TONES: Record<VoucherState, Tone> = {
  issued: 'accent',
  delivered: 'accent',
  viewed: 'neutral',
  redeemed: 'neutral',
  expired: 'warning',
  revoked: 'danger',
  replaced: 'neutral',
};

export function StateBadge({ state, words }: { state: VoucherState; words: Messages['vouchers']['state'] }) {
  return <Badge tone={TONES[state]}>{words[state]}</Badge>;
}
