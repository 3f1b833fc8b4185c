'use client';
import { useRouter } from 'next/navigation';
import { useState, useTransition } from 'react';
import { Button } from '#components/ui/button.tsx';
import { toast } from '#components/ui/toast.tsx';
import type { Words } from '#i18n/areas.ts';
import { fill } from '#i18n/fill.ts';
import { callOffOrder } from '#server/actions/cart.ts';
import { useSpeech } from './speech.tsx';

type CallOffProps = { orderId: string; points: number; words: Words<'cart'>['order'] };

/** Calls a planned order off, after one look at what that brings back. */
export function CallOff({ orderId, points, words }: CallOffProps) {
  const { format, common } = useSpeech();
  const router = useRouter();
  const [sure, setSure] = useState(false);
  const [busy, start] = useTransition();
  const back = format.points(points);
  const go = () =>
    start(async () => {
      const answer = await callOffOrder({ orderId }).catch(() => null);
      if (answer?.ok) toast(fill(words.calledOff, { points: back }), 'success');
      else toast(answer?.error.code === 'conflict' ? words.callOffLate : common.retry, 'danger');
      if (answer) router.refresh();
    });
  if (!sure) {
    return (
      <p className="mt-4 text-center">
        <Button variant="quiet" onClick={() => setSure(true)}>
          {words.callOff}
        </Button>
      </p>
    );
  }
  return (
    <div role="status" className="mt-4 grid gap-3 rounded-base bg-sunken p-4">
      <p className="text-center text-sm font-medium">{fill(words.callOffSure, { points: back })}</p>
      <div className="grid grid-cols-2 gap-2">
        <Button onClick={() => setSure(false)}>{words.keepIt}</Button>
        <Button variant="danger" onClick={go} busy={busy}>
          {words.callOff}
        </Button>
      </div>
    </div>
  );
}
