'use client';
import { useTranslations } from 'next-intl';
import { useState, useTransition } from 'react';
import { answerOf, useExplain } from '#components/admin/explain.ts';
import { Button } from '#components/ui/button.tsx';
import { describedBy, Field, Input } from '#components/ui/field.tsx';
import { giveFactor, leavePlatform } from '#server/actions/platform.ts';
import { FactorSetUp } from './factor-set-up.tsx';

/** Asks for the code of the authenticator, after showing its secret where there is none yet. */
export function FactorForm({ state }: { state: 'given' | 'owed' | 'unset' }) {
  const t = useTranslations('platform.factor');
  const explain = useExplain();
  const [code, setCode] = useState('');
  const [problem, setProblem] = useState<string>();
  const [pending, start] = useTransition();
  const give = (event: React.FormEvent) => {
    event.preventDefault();
    start(async () => {
      const answer = await answerOf(giveFactor({ code }));
      if (answer.ok) return window.location.assign('/platform');
      setCode('');
      setProblem(explain(answer.error));
    });
  };
  const leave = () =>
    start(async () => {
      await leavePlatform().catch(() => null);
      window.location.assign('/platform/sign-in');
    });
  return (
    <form onSubmit={give} className="grid gap-4 rounded-lg border border-hairline bg-surface p-5">
      {state === 'owed' ? (
        <p className="text-sm text-muted">{t('lead')}</p>
      ) : (
        <FactorSetUp onProblem={(error) => setProblem(explain(error))} />
      )}
      <Field id="factor-code" label={t(state === 'owed' ? 'heading' : 'code')} error={problem}>
        <Input
          {...describedBy('factor-code', { error: problem })}
          dir="ltr"
          height="lg"
          required
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={8}
          value={code}
          onChange={(event) => setCode(event.target.value)}
          className="tabular tracking-widest"
        />
      </Field>
      <Button type="submit" variant="primary" block busy={pending}>
        {t('give')}
      </Button>
      <Button variant="quiet" block onClick={leave}>
        {t('other')}
      </Button>
    </form>
  );
}
