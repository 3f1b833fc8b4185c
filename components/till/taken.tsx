'use client';
import { CircleCheck, Undo2 } from 'lucide-react';
import { useState, useTransition } from 'react';
import { Countdown } from '#components/store/countdown.tsx';
import { useSpeech } from '#components/store/speech.tsx';
import { Button } from '#components/ui/button.tsx';
import type { Words } from '#i18n/areas.ts';
import { fill } from '#i18n/fill.ts';
import type { Redemption, Undone } from '#modules/merchants/schema.ts';
import { undoAtTill } from '#server/actions/merchants.ts';
import { refusedSentence } from './refused.ts';

type TakenProps = { words: Words<'till'>; redemption: Redemption; onNext: () => void };

/** What was taken and what is left; for a while it can be taken back. */
export function Taken({ words, redemption, onNext }: TakenProps) {
  const { format } = useSpeech();
  const [undone, setUndone] = useState<Undone>();
  const [problem, setProblem] = useState<string>();
  const [pending, start] = useTransition();
  const { redemptionId, currency, undoUntil } = redemption;
  const { amount, balance } = undone ?? redemption;
  const undo = () =>
    start(async () => {
      const answer = await undoAtTill({ redemptionId }).catch(() => null);
      if (answer?.ok) setUndone(answer.data);
      setProblem(answer?.ok ? undefined : refusedSentence(answer?.error ?? null, words.refused));
    });
  const left = fill(words.leftNow, { balance: format.money(balance, currency) });
  const Icon = undone ? Undo2 : CircleCheck;
  return (
    <section className="grid gap-4">
      <div role="status" className="rise grid justify-items-center gap-2 py-6 text-center">
        <Icon size={44} strokeWidth={1.5} aria-hidden="true" className="text-success" />
        <h2 className="tabular text-xl font-semibold">
          {fill(undone ? words.undone : words.taken, { amount: format.money(amount, currency) })}
        </h2>
        <p className="text-muted">{balance === 0 ? words.usedUp : left}</p>
      </div>
      <Button variant="primary" size="lg" block autoFocus onClick={onNext}>
        {words.next}
      </Button>
      {!undone && (
        <div className="grid gap-2">
          <Button variant="quiet" block busy={pending} onClick={undo}>
            {words.undo}
          </Button>
          <Countdown until={undoUntil} template={words.undoFor} />
        </div>
      )}
      {problem && (
        <p role="alert" className="text-center text-sm text-pretty text-danger-text">
          {problem}
        </p>
      )}
    </section>
  );
}
