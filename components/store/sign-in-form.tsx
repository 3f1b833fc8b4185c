'use client';
import { MailCheck } from 'lucide-react';
import { type FormEvent, useState, useTransition } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Disclosure } from '#components/ui/disclosure.tsx';
import { describedBy, Field, Input } from '#components/ui/field.tsx';
import { fill } from '#i18n/fill.ts';
import type { Messages } from '#i18n/messages.ts';
import type { Failure } from '#lib/result.ts';
import { sendMagicLink, signInWithPassword } from '#server/actions/identity.ts';

type SignInProps = { words: Messages['signIn']; next: string };

/** By a mailed link; by password for those who have one. */
export function SignInForm({ words, next }: SignInProps) {
  const [email, setEmail] = useState('');
  const [sentTo, setSentTo] = useState<string | null>(null);
  const [problem, setProblem] = useState<{ at: 'email' | 'password'; text: string } | null>(null);
  const [busy, start] = useTransition();

  const send = (event: FormEvent) => {
    event.preventDefault();
    setProblem(null);
    start(async () => {
      const answer = await sendMagicLink({ kind: 'member', email }).catch(() => null);
      if (answer?.ok) setSentTo(email);
      else setProblem({ at: 'email', text: sentence(answer?.error, words) });
    });
  };
  const enter = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setProblem(null);
    const password = String(new FormData(event.currentTarget).get('password'));
    start(async () => {
      const answer = await signInWithPassword({ kind: 'member', email, password, next }).catch(() => null);
      if (answer?.ok) window.location.assign(answer.data.next);
      else setProblem({ at: 'password', text: sentence(answer?.error, words) });
    });
  };
  if (sentTo) return <Sent email={sentTo} words={words} onAgain={() => setSentTo(null)} />;
  const emailError = problem?.at === 'email' ? problem.text : undefined;
  const passwordError = problem?.at === 'password' ? problem.text : undefined;
  return (
    <>
      <form method="post" onSubmit={send} className="grid gap-4">
        <Field id="email" label={words.email} error={emailError}>
          <Input
            {...describedBy('email', { error: emailError })}
            name="email"
            type="email"
            height="lg"
            autoComplete="username"
            inputMode="email"
            required
            dir="ltr"
            placeholder={words.emailPlaceholder}
            value={email}
            onChange={(event) => setEmail(event.target.value)}
            className="rtl:text-end"
          />
        </Field>
        <Button type="submit" variant="primary" size="lg" block busy={busy}>
          {words.send}
        </Button>
      </form>
      <Disclosure title={words.withPassword} open={problem?.at === 'password'}>
        <form method="post" onSubmit={enter} className="grid gap-4 p-0.5">
          <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
          <Field id="password" label={words.password} error={passwordError}>
            <Input
              {...describedBy('password', { error: passwordError })}
              name="password"
              type="password"
              height="lg"
              autoComplete="current-password"
              required
              maxLength={200}
            />
          </Field>
          <Button type="submit" size="lg" block busy={busy} disabled={!email}>
            {words.enter}
          </Button>
        </form>
      </Disclosure>
    </>
  );
}

function Sent({
  email,
  words,
  onAgain,
}: {
  email: string;
  words: SignInProps['words'];
  onAgain: () => void;
}) {
  return (
    <div role="status" className="rise grid justify-items-center gap-2 text-center">
      <span className="mb-1 grid size-12 place-items-center rounded-full bg-accent-tint text-accent-text">
        <MailCheck size={24} aria-hidden="true" />
      </span>
      <h2 className="text-lg font-semibold">{words.sentTitle}</h2>
      <p className="text-sm text-pretty break-words text-muted">{fill(words.sentBody, { email })}</p>
      <Button variant="quiet" onClick={onAgain} className="mt-2">
        {words.again}
      </Button>
    </div>
  );
}

function sentence(failure: Failure | undefined, words: SignInProps['words']): string {
  if (!failure) return words.later;
  return failure.code === 'unauthenticated' ? words.wrong : failure.message;
}
