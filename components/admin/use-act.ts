'use client';
import { useRouter } from 'next/navigation';
import { useState, useTransition } from 'react';
import { toast } from '#components/ui/toast.tsx';
import type { Result } from '#lib/result.ts';
import { answerOf, useExplain } from './explain.ts';

/** An act of a small form: busy while it runs, its refusal in place, its success said and shown. */
export function useAct() {
  const explain = useExplain();
  const router = useRouter();
  const [problem, setProblem] = useState<string>();
  const [busy, start] = useTransition();
  const run = <T>(act: () => Promise<Result<T>>, done: (data: T) => string) =>
    start(async () => {
      setProblem(undefined);
      const answer = await answerOf(act());
      if (!answer.ok) {
        setProblem(explain(answer.error));
        // What somebody else has changed comes with the page, so that the next save knows it.
        if (answer.error?.code === 'conflict') router.refresh();
        return;
      }
      toast(done(answer.data), 'success');
      router.refresh();
    });
  return { problem, setProblem, busy, run };
}
