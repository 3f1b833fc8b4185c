'use client';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState, useTransition } from 'react';
import { useSpeech } from '#components/store/speech.tsx';
import { Button } from '#components/ui/button.tsx';
import { describedBy, Field, Input } from '#components/ui/field.tsx';
import { Select } from '#components/ui/select.tsx';
import { toast } from '#components/ui/toast.tsx';
import { parseDecimal } from '#lib/money.ts';
import type { BudgetDetail } from '#modules/budgets/schema.ts';
import { amountOf } from './budget-amount.ts';
import { type BudgetAct, NEEDS_AMOUNT, type OtherBudget, sendAct } from './budget-kinds.ts';
import { answerOf, useExplain } from './explain.ts';
import { firstFocus } from './first-focus.ts';
import { newKey } from './new-key.ts';

type BudgetFormProps = { act: BudgetAct; budget: BudgetDetail; others: OtherBudget[]; onDone: () => void };
type Problem = { amount?: string; reason?: string; all?: string };

/** One key for as long as the dialog is open: pressing twice, or after a lost answer, does it once. */
export function BudgetForm({ act, budget, others, onDone }: BudgetFormProps) {
  const t = useTranslations('admin.budgets');
  const { format } = useSpeech();
  const explain = useExplain();
  const router = useRouter();
  const [idempotencyKey] = useState(newKey);
  const [typed, setTyped] = useState('');
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState<Problem>({});
  const [pending, start] = useTransition();
  const targets = others.filter((b) => b.currency === budget.currency);
  const [toId, setToId] = useState(targets[0]?.budgetId ?? '');
  const needsAmount = NEEDS_AMOUNT.includes(act);
  const amount = Number(parseDecimal(typed, budget.currency) ?? 0n);
  const noLimit = act === 'limit' && typed.trim() === '';
  const words = {
    name: budget.name,
    amount: amountOf(format, amount, budget.currency),
    available: amountOf(format, budget.available, budget.currency),
    above: budget.above.at(-1)?.name ?? t('program'),
    to: targets.find((b) => b.budgetId === toId)?.name ?? '',
  };
  const go = (event: React.FormEvent) => {
    event.preventDefault();
    const missing: Problem = {
      ...(needsAmount && amount < 1 && !noLimit && { amount: t('needAmount') }),
      ...(!reason.trim() && { reason: t('needReason') }),
    };
    setProblem(missing);
    if (missing.amount || missing.reason) return;
    start(async () => {
      const filled = { budgetId: budget.budgetId, amount, toId, reason: reason.trim(), idempotencyKey };
      const answer = await answerOf(sendAct(act, filled));
      if (!answer.ok) return setProblem({ all: answer.error ? explain(answer.error) : t('safe') });
      toast(t(`acts.${act}.done`, words));
      router.refresh();
      onDone();
    });
  };
  if (act === 'move' && targets.length === 0)
    return <p className="pt-1 text-sm text-muted">{t('noTarget')}</p>;
  const effect = noLimit ? t('acts.limit.none', words) : t(`acts.${act}.effect`, words);
  return (
    <form onSubmit={go} noValidate className="grid gap-4 pt-1">
      {act === 'move' && (
        <Field id="budget-to" label={t('toBudget')}>
          <Select id="budget-to" value={toId} onChange={(event) => setToId(event.target.value)}>
            {targets.map((b) => (
              <option key={b.budgetId} value={b.budgetId}>
                {b.name}
              </option>
            ))}
          </Select>
        </Field>
      )}
      {needsAmount && (
        <Field
          id="budget-amount"
          label={t('amountIn', { currency: budget.currency === 'PTS' ? t('points') : budget.currency })}
          hint={act === 'limit' ? t('limitHint') : undefined}
          error={problem.amount}
        >
          <Input
            {...describedBy('budget-amount', { hint: act === 'limit', error: problem.amount })}
            inputMode="decimal"
            autoComplete="off"
            maxLength={17}
            ref={firstFocus}
            readOnly={pending}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            className="tabular max-w-48"
          />
        </Field>
      )}
      <Field id="budget-reason" label={t('reason')} hint={t('reasonHint')} error={problem.reason}>
        <Input
          {...describedBy('budget-reason', { hint: true, error: problem.reason })}
          {...(needsAmount ? {} : { ref: firstFocus })}
          maxLength={200}
          autoComplete="off"
          readOnly={pending}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      </Field>
      <p aria-live="polite" className="rounded-base bg-sunken px-4 py-3 text-sm text-pretty">
        {needsAmount && amount < 1 && !noLimit ? t('effectBlank') : effect}
      </p>
      {problem.all && (
        <p role="alert" className="text-sm text-danger-text">
          {problem.all}
        </p>
      )}
      <Button type="submit" variant={act === 'close' ? 'danger' : 'primary'} block busy={pending}>
        {t(`acts.${act}.do`)}
      </Button>
    </form>
  );
}
