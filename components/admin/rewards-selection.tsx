'use client';
import { type ReactNode, useState } from 'react';
import { useSpeech } from '#components/store/speech.tsx';
import { Button } from '#components/ui/button.tsx';
import type { Words } from '#i18n/areas.ts';
import { cancelSome, sendAgain } from '#server/actions/reward-desk.ts';
import { EffectDialog } from './effect-dialog.tsx';
import { ReasonDialog } from './reason-dialog.tsx';
import { Selection } from './selection.tsx';

type Asked = { act: 'cancel' | 'resend'; rewardIds: string[]; clear: () => void };

/** Cancels all rewards that are selected, or sends their letters again. */
export function RewardsSelection({ words, children }: { words: Words<'granting'>; children: ReactNode }) {
  const { format } = useSpeech();
  const [asked, setAsked] = useState<Asked | null>(null);
  const n = asked?.rewardIds.length ?? 0;
  const close = () => setAsked(null);
  return (
    <>
      <Selection
        label={(count) => format.say(words.selected, { count })}
        clearLabel={words.clear}
        bar={(selected, clear) =>
          (['resend', 'cancel'] as const).map((act) => (
            <Button
              key={act}
              size="sm"
              onClick={() => setAsked({ act, rewardIds: selected.map((s) => s.id), clear })}
            >
              {words[act].label}
            </Button>
          ))
        }
      >
        {children}
      </Selection>
      {asked?.act === 'cancel' && (
        <ReasonDialog
          onClose={close}
          title={format.say(words.cancel.many, { count: n })}
          effect={words.cancel.effect}
          hint={words.cancel.hint}
          doLabel={words.cancel.label}
          danger
          act={({ reason }) => cancelSome({ rewardIds: asked.rewardIds, reason })}
          done={({ points, cancelled }) => {
            asked.clear();
            return format.say(words.cancel.done, { count: cancelled, points: format.points(points) });
          }}
        />
      )}
      {asked?.act === 'resend' && (
        <EffectDialog
          open
          onClose={close}
          title={format.say(words.resend.many, { count: n })}
          effect={<p>{words.resend.effect}</p>}
          doLabel={words.resend.label}
          act={() => sendAgain({ rewardIds: asked.rewardIds })}
          done={({ sent }) => {
            asked.clear();
            return format.say(words.resend.done, { count: sent });
          }}
        />
      )}
    </>
  );
}
