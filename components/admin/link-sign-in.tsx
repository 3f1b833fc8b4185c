'use client';
import { useTranslations } from 'next-intl';
import { useState, useTransition } from 'react';
import { Button, LinkButton } from '#components/ui/button.tsx';
import { signInWithLink } from '#server/actions/identity.ts';
import { answerOf, useExplain } from './explain.ts';

export function LinkSignIn({ token, tenant }: { token: string; tenant: string }) {
  const t = useTranslations('admin.signIn');
  const explain = useExplain();
  const [problem, setProblem] = useState(token ? undefined : t('linkGone'));
  const [gone, setGone] = useState(!token);
  const [pending, start] = useTransition();
  const enter = () =>
    start(async () => {
      const answer = await answerOf(signInWithLink({ kind: 'operator', token }));
      if (answer.ok) return window.location.assign(answer.data.next);
      const used = answer.error?.code === 'unauthenticated' || answer.error?.code === 'invalid';
      setGone(used);
      setProblem(used ? t('linkGone') : explain(answer.error));
    });
  return (
    <section className="grid gap-4 text-center">
      {!gone && <h2 className="text-base font-semibold">{t('linkTitle')}</h2>}
      {problem ? (
        <p role="alert" className="text-sm text-pretty text-danger-text">
          {problem}
        </p>
      ) : (
        <p className="text-sm text-pretty text-muted">{t('linkBody', { tenant })}</p>
      )}
      {gone ? (
        <LinkButton href="/admin/sign-in" variant="primary" size="lg" block>
          {t('newLink')}
        </LinkButton>
      ) : (
        <Button variant="primary" size="lg" block busy={pending} onClick={enter}>
          {t('continue')}
        </Button>
      )}
    </section>
  );
}
