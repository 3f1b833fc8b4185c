'use client';
import { MailCheck } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useRef, useState, useTransition } from 'react';
import { answerOf, useExplain } from '#components/admin/explain.ts';
import { Button } from '#components/ui/button.tsx';
import { Field, Input } from '#components/ui/field.tsx';
import { enterPlatformByPassword, sendPlatformLink } from '#server/actions/platform.ts';

/** By password, or by a link sent to the address; the second factor comes after either. */
export function PlatformSignIn() {
  const t = useTranslations('platform.signIn');
  const explain = useExplain();
  const [email, setEmail] = useState('');
  const [sentTo, setSentTo] = useState<string>();
  const [problem, setProblem] = useState<string>();
  const [doing, setDoing] = useState<'enter' | 'send'>();
  const [pending, start] = useTransition();
  const emailBox = useRef<HTMLInputElement>(null);
  const enter = (form: FormData) => {
    const password = String(form.get('password') ?? '');
    setDoing('enter');
    start(async () => {
      const answer = await answerOf(enterPlatformByPassword({ email, password }));
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
      const answer = await answerOf(sendPlatformLink({ email }));
      if (answer.ok) setSentTo(email);
      setProblem(answer.ok ? undefined : explain(answer.error));
    });
  };
  if (sentTo) {
    return (
      <section
        role="status"
        className="grid justify-items-center gap-3 rounded-lg border border-hairline bg-surface p-6 text-center"
      >
        <MailCheck size={28} strokeWidth={1.5} aria-hidden="true" className="text-accent-text" />
        <h2 className="text-base font-semibold">{t('sentTitle')}</h2>
        <p className="text-sm text-pretty text-muted">{t('sentBody', { email: sentTo })}</p>
        <Button variant="quiet" onClick={() => setSentTo(undefined)}>
          {t('again')}
        </Button>
      </section>
    );
  }
  return (
    <form action={enter} className="grid gap-4 rounded-lg border border-hairline bg-surface p-5">
      <Field id="platform-email" label={t('email')}>
        <Input
          ref={emailBox}
          id="platform-email"
          name="email"
          type="email"
          required
          autoComplete="username"
          value={email}
          onChange={(event) => setEmail(event.target.value)}
        />
      </Field>
      <Field id="platform-password" label={t('password')}>
        <Input
          id="platform-password"
          name="password"
          type="password"
          required
          maxLength={200}
          autoComplete="current-password"
        />
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
