'use client';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState, useTransition } from 'react';
import { answerOf, useExplain } from '#components/admin/explain.ts';
import { Button } from '#components/ui/button.tsx';
import { describedBy, Field, Input } from '#components/ui/field.tsx';
import { toast } from '#components/ui/toast.tsx';
import type { Limits } from '#modules/platform/schema.ts';
import { changeLimits } from '#server/actions/platform.ts';

const WORDS = { members: 'limitMembers', ordersADay: 'limitOrders', callsAMinute: 'limitCalls' } as const;
const NAMES = ['members', 'ordersADay', 'callsAMinute'] as const;

export function LimitsForm({ tenantId, limits }: { tenantId: string; limits: Limits }) {
  const t = useTranslations('platform.program');
  const explain = useExplain();
  const router = useRouter();
  const [problem, setProblem] = useState<string>();
  const [pending, start] = useTransition();
  const save = (event: React.FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const entries = NAMES.map((name) => [name, form.get(name) === '' ? null : Number(form.get(name))]);
    start(async () => {
      const answer = await answerOf(changeLimits({ tenantId, ...Object.fromEntries(entries) }));
      setProblem(answer.ok ? undefined : explain(answer.error));
      if (!answer.ok) return;
      toast(t('limitsSaved'));
      router.refresh();
    });
  };
  return (
    <form onSubmit={save} className="grid gap-4">
      <p className="text-sm text-muted">{t('limitsLead')}</p>
      {NAMES.map((name) => (
        <Field key={name} id={`limit-${name}`} label={t(WORDS[name])}>
          <Input
            {...describedBy(`limit-${name}`, {})}
            name={name}
            type="number"
            inputMode="numeric"
            min={1}
            max={1_000_000_000}
            defaultValue={limits[name] ?? ''}
          />
        </Field>
      ))}
      {problem && (
        <p role="alert" className="text-sm text-danger-text">
          {problem}
        </p>
      )}
      <div>
        <Button type="submit" busy={pending}>
          {t('saveLimits')}
        </Button>
      </div>
    </form>
  );
}
