import { Gift, Search } from 'lucide-react';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { Notice } from '#components/ui/notice.tsx';
import type { RewardPage } from '#modules/rewards/schema.ts';
import { ClaimButton } from './claim-button.tsx';
import { RewardChoices } from './reward-choices.tsx';
import { type RewardLook, worthOf } from './reward-words.ts';

type ClaimProps = {
  reward: RewardPage;
  look: RewardLook;
  action: (form: FormData) => Promise<void>;
  /** What names the reward, and who claims it. */
  hidden: Record<string, string>;
  q: string | undefined;
};

/** What is left to do with an open reward: choose where there is a choice, and one button. */
export function RewardClaim({ reward, look, action, hidden, q }: ClaimProps) {
  const { format, words } = look;
  const choosing = reward.kind === 'choice';
  const worth = worthOf(reward, format);
  const nothing = choosing && reward.choices.length === 0;
  return (
    <div className="grid gap-5">
      {choosing && (reward.more || q !== undefined) && <Finder q={q} words={words} />}
      {nothing ? (
        <EmptyState icon={Gift} title={q ? format.say(words.noMatch, { q }) : words.nothing}>
          {q ? (
            <a href="?" className="font-medium text-accent-text underline">
              {words.showAll}
            </a>
          ) : (
            format.say(words.nothingBody, { sender: reward.sender })
          )}
        </EmptyState>
      ) : (
        <form action={action} className="grid gap-5">
          {Object.entries(hidden).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          {choosing && <RewardChoices choices={reward.choices} look={look} />}
          <div
            className={
              choosing
                ? 'sticky bottom-0 -mx-4 border-t border-hairline bg-bg px-4 py-3 pb-[calc(0.75rem+env(safe-area-inset-bottom))]'
                : ''
            }
          >
            <div className="mx-auto max-w-md">
              <ClaimButton
                label={choosing ? words.claimChoice : format.say(words.claim, { what: worth })}
                busyLabel={words.claiming}
              />
            </div>
          </div>
        </form>
      )}
    </div>
  );
}

function Finder({ q, words }: { q: string | undefined; words: RewardLook['words'] }) {
  return (
    <form method="get" className="relative">
      <Search size={18} aria-hidden="true" className="absolute start-3 top-3 text-muted" />
      <input
        type="search"
        name="q"
        defaultValue={q}
        maxLength={100}
        aria-label={words.search}
        placeholder={words.search}
        className="h-11 w-full rounded-base border border-outline bg-surface ps-10 pe-3 text-base"
      />
    </form>
  );
}

/** Why the last try came to nothing, in words that say what is left. */
export function RewardSaid({ said, words }: { said: string | undefined; words: RewardLook['words'] }) {
  const sentences: Record<string, string> = words.said;
  const sentence = said && sentences[said];
  return sentence ? <Notice tone="warning" live title={sentence} /> : null;
}
