'use client';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import type { Messages } from '#i18n/messages.ts';
import type { Started } from '#modules/payments/schema.ts';
import { payMyOrder } from '#server/actions/orders.ts';
import { CardForm } from './card-form.tsx';

type PayNowProps = {
  orderId: string;
  /** This document may show the provider's form: it was loaded for it. */
  here: boolean;
  words: Messages['order'];
};

/** The way to pay a card's share: the sandbox's bank, or the provider's card form on the order's own page. */
export function PayNow({ orderId, here, words }: PayNowProps) {
  const router = useRouter();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [form, setForm] = useState<Extract<Started, { provider: 'stripe' }> | null>(null);
  const begin = async () => {
    setBusy(true);
    const answer = await payMyOrder({ orderId }).catch(() => null);
    setBusy(false);
    if (!answer?.ok) return setProblem(words.payFailed);
    if (answer.data.provider === 'test') return router.push(answer.data.path);
    if (!here) return window.location.assign(`/orders/${orderId}?card=1`);
    setForm(answer.data);
  };
  if (form) return <CardForm started={form} returnPath={`/orders/${orderId}`} words={words} />;
  return (
    <div className="grid gap-3">
      <Button variant="primary" size="lg" block busy={busy} onClick={begin}>
        {words.payNow}
      </Button>
      {problem && (
        <p role="alert" className="text-center text-sm text-warning-text">
          {problem}
        </p>
      )}
    </div>
  );
}
