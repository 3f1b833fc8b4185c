'use client';
import { useTranslations } from 'next-intl';
import { useState, useTransition } from 'react';
import { answerOf, useExplain } from '#components/admin/explain.ts';
import { Button, LinkButton } from '#components/ui/button.tsx';
import { enterPlatformByLink } from '#server/actions/platform.ts';

export function PlatformLinkSignIn({ token }: { token: string }) {
  const t = useTranslations('platform.signIn');
  const explain = useExplain();
  const [problem, setProblem] = useState(token ? undefined : t('linkGone'));
  const [gone, setGone] = useState(!token);
  const [pending, start] = useTransition();
  const enter = () =>
    start(async () => {
      const answer = await answerOf(enterPlatformByLink({ token }));
      if (answer.ok) return window.location.assign(answer.data.next);
      const used = answer.error?.code === 'unauthenticated' || answer.error?.code === 'invalid';
      setGone(used);
      setProblem(used ? t('linkGone') : explain(answer.error));
    });
  return (
    <section className="grid gap-4 text-center">
      {!gone && <h2 className="text-base font-semibold">{t('linkTitle')}</h2>}
      <p
        role={problem ? 'alert' : undefined}
        className={problem ? 'text-sm text-pretty text-danger-text' : 'text-sm text-pretty text-muted'}
      >
        {problem ?? t('linkBody')}
      </p>
      {gone ? (
        <LinkButton href="/platform/sign-in" variant="primary" size="lg" block>
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
