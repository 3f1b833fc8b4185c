'use client';
import { useTranslations } from 'next-intl';
import { useState, useTransition } from 'react';
import { useSpeech } from '#components/store/speech.tsx';
import { Button } from '#components/ui/button.tsx';
import { describedBy, Field, Input, Textarea } from '#components/ui/field.tsx';
import { toast } from '#components/ui/toast.tsx';
import { givePointsToSegment } from '#server/actions/segments.ts';
import { answerOf, useExplain } from '../explain.ts';
import { firstFocus } from '../first-focus.ts';
import { newKey } from '../new-key.ts';
import { Giving } from './giving.tsx';

type SegmentGrantProps = { segmentId: string; name: string; count: number; onDone: () => void };

/** One key for as long as it is open: pressing twice, or after a lost answer, starts one run. */
export function SegmentGrant({ segmentId, name, count, onDone }: SegmentGrantProps) {
  const t = useTranslations('admin.grant');
  const own = useTranslations('people.segment');
  const common = useTranslations('admin.common');
  const { format } = useSpeech();
  const explain = useExplain();
  const [idempotencyKey] = useState(newKey);
  const [typed, setTyped] = useState('');
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState<{ points?: string; reason?: string; all?: string }>({});
  const [run, setRun] = useState<{ runId: string; total: number }>();
  const [pending, start] = useTransition();
  const points = /^\d{1,8}$/.test(typed.trim()) ? Number(typed) : 0;
  const people = t('people', { count, n: format.number(count) });
  const total = format.points(points * count);
  const give = (event: React.FormEvent) => {
    event.preventDefault();
    const missing = {
      ...(points < 1 && { points: t('whole') }),
      ...(!reason.trim() && { reason: t('needReason') }),
    };
    setProblem(missing);
    if ('points' in missing || 'reason' in missing) return;
    start(async () => {
      const grant = { segmentId, points, reason: reason.trim(), idempotencyKey };
      const answer = await answerOf(givePointsToSegment(grant));
      if (answer.ok) return setRun({ runId: answer.data.runId, total: answer.data.members });
      if (answer.error?.code === 'needs_approval') {
        toast(common('sentForApproval'));
        return onDone();
      }
      setProblem({ all: answer.error ? explain(answer.error) : t('safe') });
    });
  };
  if (run) return <Giving {...run} onDone={onDone} />;
  return (
    <form onSubmit={give} noValidate className="grid gap-4 pt-1">
      <p className="text-sm text-muted">{own('to', { name, people })}</p>
      <Field id="segment-points" label={t('points')} error={problem.points}>
        <Input
          {...describedBy('segment-points', { error: problem.points })}
          inputMode="numeric"
          autoComplete="off"
          maxLength={8}
          ref={firstFocus}
          readOnly={pending}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          className="tabular max-w-40"
        />
      </Field>
      <Field id="segment-reason" label={t('reason')} hint={t('reasonHint')} error={problem.reason}>
        <Textarea
          {...describedBy('segment-reason', { hint: true, error: problem.reason })}
          rows={2}
          maxLength={200}
          placeholder={t('reasonPlaceholder')}
          readOnly={pending}
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
