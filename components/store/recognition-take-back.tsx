'use client';
import { Undo2 } from 'lucide-react';
import { useEffect, useState, useTransition } from 'react';
import { Button } from '#components/ui/button.tsx';
import { toast } from '#components/ui/toast.tsx';
import { clock } from '#lib/clock.ts';
import { takeBackRecognition } from '#server/actions/recognition.ts';
import type { PostWords } from './recognition-body.tsx';

type TakeBackProps = {
  recognitionId: string;
  until: string;
  points: boolean;
  words: PostWords;
  onGone: () => void;
};

/** For ten minutes the giver may think again; it says what will happen before it does. */
export function TakeBack({ recognitionId, until, points, words, onGone }: TakeBackProps) {
  const [asked, setAsked] = useState(false);
  const [over, setOver] = useState(false);
  const [busy, start] = useTransition();
  useEffect(() => {
    const end = setTimeout(() => setOver(true), Math.max(0, Date.parse(until) - clock.now().getTime()));
    return () => clearTimeout(end);
  }, [until]);
  if (over) return null;
  const takeBack = () =>
    start(async () => {
      const answer = await takeBackRecognition({ recognitionId }).catch(() => null);
      if (answer?.ok) {
        onGone();
        return toast(points ? words.takenBackPoints : words.takenBack);
      }
      const code = answer?.error.code;
      toast(code === 'not_available' ? words.spent : code === 'conflict' ? words.tooLate : words.unsure);
    });
  if (!asked)
    return (
      <Button variant="quiet" size="sm" onClick={() => setAsked(true)} className="ms-auto text-muted">
        <Undo2 size={14} aria-hidden="true" className="rtl:-scale-x-100" />
        {words.takeBack}
      </Button>
    );
  return (
    <div className="flex w-full flex-wrap items-center justify-end gap-2">
      <p role="status" className="me-auto text-sm text-pretty">
        {points ? words.takeBackPointsAsk : words.takeBackAsk}
      </p>
      <Button size="sm" onClick={() => setAsked(false)}>
        {words.keep}
      </Button>
      <Button size="sm" variant="danger" busy={busy} onClick={takeBack}>
        {words.takeBack}
      </Button>
    </div>
  );
}
