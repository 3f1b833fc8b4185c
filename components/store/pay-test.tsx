'use client';
import { useRouter } from 'next/navigation';
import { useState, useTransition } from 'react';
import { Button } from '#components/ui/button.tsx';
import type { Messages } from '#i18n/messages.ts';
import type { TestAnswer } from '#modules/payments/schema.ts';
import { answerTestBank } from '#server/actions/payments.ts';

type Words = Messages['pay'];
type PayTestProps = { door: string; step: 'choose' | 'challenge'; words: Words };

const ANSWERS: Record<PayTestProps['step'], { answer: TestAnswer; word: keyof Words }[]> = {
  choose: [
    { answer: 'success', word: 'success' },
    { answer: 'challenge', word: 'challenge' },
    { answer: 'decline', word: 'decline' },
    { answer: 'time_out', word: 'timeOut' },
  ],
  challenge: [
    { answer: 'pass', word: 'pass' },
    { answer: 'refuse', word: 'refuse' },
  ],
};

/** What the bank may answer, a button each. A decided payment goes back to the storefront. */
export function PayTest({ door, step, words }: PayTestProps) {
  const router = useRouter();
  const [busy, start] = useTransition();
  const [chosen, setChosen] = useState<TestAnswer | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const choose = (answer: TestAnswer) => {
    setChosen(answer);
    start(async () => {
      const result = await answerTestBank({ ref: door, answer }).catch(() => null);
      if (result?.ok && result.data.step === 'ended') return router.push(result.data.returnPath);
      if (!result?.ok) setTrouble(result?.error.code === 'conflict' ? words.over : words.unsure);
      router.refresh();
    });
  };
  return (
    <>
      {ANSWERS[step].map(({ answer, word }, index) => (
        <Button
          key={answer}
          size="lg"
          block
          variant={index === 0 ? 'primary' : 'secondary'}
          busy={busy && chosen === answer}
          disabled={busy}
          onClick={() => choose(answer)}
        >
          {words[word]}
        </Button>
      ))}
      {trouble && (
        <p role="alert" className="mt-2 rounded-base bg-warning-tint px-4 py-3 text-sm text-warning-text">
          {trouble}
        </p>
      )}
    </>
  );
}
