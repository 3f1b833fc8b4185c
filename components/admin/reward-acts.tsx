'use client';
import { useState } from 'react';
import { useSpeech } from '#components/store/speech.tsx';
import { Button } from '#components/ui/button.tsx';
import type { Words } from '#i18n/areas.ts';
import type { RewardRow } from '#modules/rewards/schema.ts';
import { cancelSome, sendAgain } from '#server/actions/reward-desk.ts';
import { EffectDialog } from './effect-dialog.tsx';
import { ReasonDialog } from './reason-dialog.tsx';
import { RewardLinks } from './reward-links.tsx';

type RewardActsProps = {
  reward: RewardRow;
  may: { manage: boolean; link: boolean };
  words: Words<'granting'>;
};
const OPEN = ['granted', 'delivered', 'opened'];

/** What can be done with a reward that nobody has claimed. */
export function RewardActs({ reward, may, words }: RewardActsProps) {
  const { format } = useSpeech();
  const [open, setOpen] = useState<'cancel' | 'resend' | 'link' | null>(null);
  if (!OPEN.includes(reward.state)) return null;
  const rewardIds = [reward.rewardId];
  const close = () => setOpen(null);
  const points = format.points(reward.reserved);
  const name = reward.recipient.name ?? reward.recipient.email;
  return (
    <div className="mt-4 grid gap-3">
      <div className="flex flex-wrap gap-2">
        {may.manage && (
          <Button size="sm" onClick={() => setOpen('resend')}>
            {words.resend.label}
          </Button>
        )}
        {may.link && (
          <Button size="sm" onClick={() => setOpen('link')}>
            {words.link.show}
          </Button>
        )}
        {may.manage && (
          <Button size="sm" onClick={() => setOpen('cancel')}>
            {words.cancel.label}
          </Button>
        )}
      </div>
      {open === 'link' && <RewardLinks rewards={[{ rewardId: reward.rewardId, name }]} words={words.link} />}
      {open === 'cancel' && (
        <ReasonDialog
          onClose={close}
          title={words.cancel.title}
          effect={format.say(words.cancel.effectOne, { points })}
          hint={words.cancel.hint}
          doLabel={words.cancel.label}
          danger
          act={({ reason }) => cancelSome({ rewardIds, reason })}
          done={({ points: back, cancelled }) =>
            format.say(words.cancel.done, { count: cancelled, points: format.points(back) })
          }
        />
      )}
      {open === 'resend' && (
        <EffectDialog
          open
          onClose={close}
          title={words.resend.title}
          effect={<p>{format.say(words.resend.effectOne, { name })}</p>}
          doLabel={words.resend.label}
          act={() => sendAgain({ rewardIds })}
          done={({ sent }) => format.say(words.resend.done, { count: sent })}
        />
      )}
    </div>
  );
}
