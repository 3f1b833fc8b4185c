'use client';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState, useTransition } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Checkbox } from '#components/ui/choice.tsx';
import { describedBy, Field, Input } from '#components/ui/field.tsx';
import { makeApiKey } from '#server/actions/identity.ts';
import { answerOf, useExplain } from './explain.ts';
import { firstFocus } from './first-focus.ts';
import type { NewSecret } from './new-secret.ts';
import { permissionWords } from './permission-key.ts';

type KeyFormProps = { scopes: string[]; onMade: (made: NewSecret) => void };

export function KeyForm({ scopes, onMade }: KeyFormProps) {
  const t = useTranslations('admin');
  const explain = useExplain();
  const router = useRouter();
  const [problem, setProblem] = useState<string>();
  const [pending, start] = useTransition();
  const make = (event: React.FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const name = String(form.get('name') ?? '').trim();
    const chosen = form.getAll('scope').map(String);
    if (chosen.length === 0) return setProblem(t('developers.needScope'));
    start(async () => {
      const answer = await answerOf(makeApiKey({ name, scopes: chosen }));
      if (!answer.ok) return setProblem(explain(answer.error));
      onMade({ name, ...answer.data });
      router.refresh();
    });
  };
  return (
    <form onSubmit={make} className="grid gap-5 pt-1">
      <Field id="key-name" label={t('developers.name')} hint={t('developers.nameHint')}>
        <Input
          {...describedBy('key-name', { hint: true })}
          ref={firstFocus}
          name="name"
          required
          maxLength={80}
          autoComplete="off"
        />
      </Field>
      <fieldset className="grid gap-1" aria-describedby="key-scopes-hint">
        <legend className="mb-1 text-sm font-medium">{t('developers.scopesLegend')}</legend>
        <p id="key-scopes-hint" className="mb-2 text-xs text-muted">
          {t('developers.scopesHint')}
        </p>
        <div className="rounded-base border border-hairline px-3">
          {scopes.map((scope) => (
            <Checkbox
              key={scope}
              name="scope"
              value={scope}
              onChange={() => setProblem(undefined)}
              className="w-full border-b border-hairline py-2 last:border-0"
              label={
                <>
                  {permissionWords(t, scope)}
                  <span className="ms-2 font-mono text-xs text-muted">{scope}</span>
                </>
              }
            />
          ))}
        </div>
      </fieldset>
      {problem && (
        <p role="alert" className="text-sm text-danger-text">
          {problem}
        </p>
      )}
      <Button type="submit" variant="primary" block busy={pending}>
        {t('developers.create')}
      </Button>
    </form>
  );
}
