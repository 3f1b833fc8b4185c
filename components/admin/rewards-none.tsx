import { Gift, SearchX } from 'lucide-react';
import { LinkButton } from '#components/ui/button.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import type { Words } from '#i18n/areas.ts';

type NoRewardsProps = { words: Words<'granting'>['none']; filtered: boolean; mayGrant: boolean };

/** No reward at all teaches what one is for; no match leads back to all. */
export function NoRewards({ words, filtered, mayGrant }: NoRewardsProps) {
  if (filtered) {
    return (
      <EmptyState
        icon={SearchX}
        title={words.noMatch}
        action={<LinkButton href="/admin/rewards">{words.showAll}</LinkButton>}
      >
        <p>{words.noMatchBody}</p>
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon={Gift}
      title={words.title}
      action={mayGrant && <LinkButton href="/admin/rewards/new">{words.first}</LinkButton>}
    >
      <p>{words.body}</p>
    </EmptyState>
  );
}
