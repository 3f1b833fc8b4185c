'use client';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState, useTransition } from 'react';
import { useSpeech } from '#components/store/speech.tsx';
import { Button } from '#components/ui/button.tsx';
import { describedBy, Field, Input, Textarea } from '#components/ui/field.tsx';
import { toast } from '#components/ui/toast.tsx';
import { givePoints } from '#server/actions/points.ts';
import { answerOf, useExplain } from './explain.ts';
import { firstFocus } from './first-focus.ts';
import type { GrantTo } from './grant-to.ts';
import { newKey } from './new-key.ts';

type Problem = { points?: string; reason?: string; all?: string };

/** One key for as long as the dialog is open: pressing twice, or after a lost answer, gives once. */
export function GrantForm({ to, onDone }: { to: GrantTo; onDone: () => void }) {
  const t = useTranslations('admin.grant');
  const common = useTranslations('admin.common');
  const { format } = useSpeech();
  const explain = useExplain();
  const router = useRouter();
  const [idempotencyKey] = useState(newKey);
  const [typed, setTyped] = useState('');
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState<Problem>({});
  const [unsure, setUnsure] = useState(false);
  const [pending, start] = useTransition();
  const count = to.memberIds.length;
  const points = /^\d{1,9}$/.test(typed.trim()) ? Number(typed) : 0;
  const people = to.name ?? t('people', { count, n: format.number(count) });
  const total = format.points(points * count);
  const give = (event: React.FormEvent) => {
    event.preventDefault();
    const missing: Problem = {
      ...(points < 1 && { points: t('whole') }),
      ...(!reason.trim() && { reason: t('needReason') }),
    };
    setProblem(missing);
    if (missing.points || missing.reason) return;
    start(async () => {
      const grant = { memberIds: to.memberIds, points, reason: reason.trim(), idempotencyKey };
      const answer = await answerOf(givePoints(grant));
      if (answer.ok || answer.error?.code === 'needs_approval') {
        toast(answer.ok ? t('done', { points: total, people }) : common('sentForApproval'));
        router.refresh();
        return onDone();
      }
      setUnsure(answer.error === null);
      setProblem({ all: answer.error ? explain(answer.error) : t('safe') });
    });
  };
  const frozen = pending || unsure;
  return (
    <form onSubmit={give} noValidate className="grid gap-4 pt-1">
      <p className="text-sm text-muted">{t('to', { name: people })}</p>
      <Field id="grant-points" label={count > 1 ? t('points') : t('pointsOne')} error={problem.points}>
        <Input
          {...describedBy('grant-points', { error: problem.points })}
          inputMode="numeric"
          autoComplete="off"
          maxLength={9}
          ref={firstFocus}
          readOnly={frozen}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          className="tabular max-w-40"
        />
      </Field>
      <Field id="grant-reason" label={t('reason')} hint={t('reasonHint')} error={problem.reason}>
        <Textarea
          {...describedBy('grant-reason', { hint: true, error: problem.reason })}
          rows={2}
          maxLength={200}
          placeholder={t('reasonPlaceholder')}
          readOnly={frozen}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      </Field>
      <p aria-live="polite" className="rounded-base bg-sunken px-4 py-3 text-sm text-pretty">
        {points > 0 ? t('effect', { points: format.points(points), people, total }) : t('effectBlank')}
      </p>
      {problem.all && (
        <p role="alert" className="text-sm text-danger-text">
          {problem.all}
        </p>
      )}
      <Button type="submit" variant="primary" block busy={pending}>
        {points > 0 ? t('do', { total }) : t('doBlank')}
      </Button>
    </form>
  );
}
