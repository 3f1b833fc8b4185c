'use client';
import { Eye, EyeOff, MailCheck } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useRef, useState, useTransition } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Field, Input } from '#components/ui/field.tsx';
import { sendMagicLink, signInWithPassword } from '#server/actions/identity.ts';
import { answerOf, useExplain } from './explain.ts';

/** By password, or by a link sent to the address. */
export function OperatorSignIn({ next }: { next: string }) {
  const t = useTranslations('admin.signIn');
  const explain = useExplain();
  const [email, setEmail] = useState('');
  const [shown, setShown] = useState(false);
  const [sentTo, setSentTo] = useState<string>();
  const [problem, setProblem] = useState<string>();
  const [doing, setDoing] = useState<'enter' | 'send'>();
  const [pending, start] = useTransition();
  const emailBox = useRef<HTMLInputElement>(null);
  // As a form action, so that a press before the page is ready is kept, never sent as a plain form.
  const enter = (form: FormData) => {
    const password = String(form.get('password') ?? '');
    setDoing('enter');
    start(async () => {
      const answer = await answerOf(signInWithPassword({ kind: 'operator', email, password, next }));
      if (answer.ok) return window.location.assign(answer.data.next);
      const wrong = answer.error?.code === 'unauthenticated' || answer.error?.code === 'invalid';
      setProblem(wrong ? t('wrong') : explain(answer.error));
    });
  };
  const send = () => {
    if (!emailBox.current?.checkValidity() || !email) {
      setProblem(t('needEmail'));
      return emailBox.current?.focus();
    }
    setDoing('send');
    start(async () => {
      const answer = await answerOf(sendMagicLink({ kind: 'operator', email }));
      if (answer.ok) setSentTo(email);
      setProblem(answer.ok ? undefined : explain(answer.error));
    });
  };
  if (sentTo) return <Sent email={sentTo} onAgain={() => setSentTo(undefined)} />;
  const ShownIcon = shown ? EyeOff : Eye;
  return (
    <form action={enter} className="grid gap-4 rounded-lg border border-hairline bg-surface p-5">
      <Field id="operator-email" label={t('email')}>
        <Input
          ref={emailBox}
          id="operator-email"
          name="email"
          type="email"
          required
          autoComplete="username"
          value={email}
          onChange={(event) => setEmail(event.target.value)}
        />
      </Field>
      <Field id="operator-password" label={t('password')}>
        <span className="relative block">
          <Input
            id="operator-password"
            name="password"
            type={shown ? 'text' : 'password'}
            required
            maxLength={200}
            autoComplete="current-password"
            className="pe-11!"
          />
          <button
            type="button"
            aria-pressed={shown}
            aria-label={shown ? t('hidePassword') : t('showPassword')}
            onClick={() => setShown(!shown)}
            className="absolute end-1 top-1 grid size-8 place-items-center rounded-sm text-muted hover:text-text"
          >
            <ShownIcon size={17} aria-hidden="true" />
          </button>
        </span>
      </Field>
      {problem && (
        <p role="alert" className="text-sm text-pretty text-danger-text">
          {problem}
        </p>
      )}
      <Button type="submit" variant="primary" block busy={pending && doing === 'enter'}>
        {t('enter')}
      </Button>
      <Button variant="quiet" block busy={pending && doing === 'send'} onClick={send}>
        {t('send')}
      </Button>
    </form>
  );
}

function Sent({ email, onAgain }: { email: string; onAgain: () => void }) {
  const t = useTranslations('admin.signIn');
  return (
    <section
      role="status"
      className="grid justify-items-center gap-3 rounded-lg border border-hairline bg-surface p-6 text-center"
    >
      <MailCheck size={28} strokeWidth={1.5} aria-hidden="true" className="text-accent-text" />
      <h2 className="text-base font-semibold">{t('sentTitle')}</h2>
      <p className="text-sm text-pretty text-muted">{t('sentBody', { email })}</p>
      <Button variant="quiet" onClick={onAgain}>
        {t('again')}
      </Button>
    </section>
  );
}
