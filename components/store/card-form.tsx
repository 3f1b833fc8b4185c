'use client';
import { useEffect, useRef, useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Spinner } from '#components/ui/spinner.tsx';
import type { Messages } from '#i18n/messages.ts';
import type { Started } from '#modules/payments/schema.ts';

type Stripe = {
  elements: (options: { clientSecret: string }) => {
    create: (kind: 'payment') => {
      mount: (at: HTMLElement) => void;
      on: (event: 'ready', then: () => void) => void;
    };
  };
  confirmPayment: (options: {
    elements: unknown;
    confirmParams: { return_url: string };
  }) => Promise<{ error?: { message?: string } }>;
};
type FormProps = {
  started: Extract<Started, { provider: 'stripe' }>;
  returnPath: string;
  words: Messages['order'];
};

/** Stripe's own form: card numbers go from the browser to Stripe and never reach this server. */
export function CardForm({ started, returnPath, words }: FormProps) {
  const place = useRef<HTMLDivElement>(null);
  const pay = useRef<(() => Promise<string | null>) | null>(null);
  const [ready, setReady] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => {
    let gone = false;
    loadStripe(started.publishableKey).then(
      (stripe) => {
        if (gone || !place.current) return;
        const elements = stripe.elements({ clientSecret: started.clientSecret });
        const element = elements.create('payment');
        element.on('ready', () => setReady(true));
        element.mount(place.current);
        pay.current = async () => {
          const return_url = new URL(returnPath, window.location.origin).href;
          const { error } = await stripe.confirmPayment({ elements, confirmParams: { return_url } });
          return error?.message ?? null;
        };
      },
      () => setProblem(words.payFailed),
    );
    return () => {
      gone = true;
    };
  }, [started, returnPath, words]);
  const submit = async () => {
    setBusy(true);
    setProblem((await pay.current?.()) ?? null);
    setBusy(false);
  };
  return (
    <div className="grid gap-4">
      <div ref={place} />
      {!ready && !problem && (
        <span className="justify-self-center text-accent-text">
          <Spinner size={24} />
        </span>
      )}
      {problem && (
        <p role="alert" className="text-sm text-warning-text">
          {problem}
        </p>
      )}
      <Button variant="primary" size="lg" block busy={busy} disabled={!ready} onClick={submit}>
        {words.payNow}
      </Button>
    </div>
  );
}

declare global {
  // biome-ignore lint/style/useConsistentTypeDefinitions: only an interface can be merged into
  interface Window {
    Stripe?: (publishableKey: string) => Stripe;
  }
}

/** Stripe asks that its script always comes from its own host. */
const SCRIPT = 'https://js.stripe.com/v3/';

function loadStripe(publishableKey: string): Promise<Stripe> {
  return new Promise((resolve, reject) => {
    const done = () =>
      window.Stripe ? resolve(window.Stripe(publishableKey)) : reject(new Error('no Stripe'));
    if (window.Stripe) return done();
    const script = document.createElement('script');
    script.src = SCRIPT;
    script.onload = done;
    script.onerror = () => reject(new Error('no Stripe'));
    document.head.append(script);
  });
}
