'use client';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState, useTransition } from 'react';
import { Button } from '#components/ui/button.tsx';
import { describedBy, Field, Input } from '#components/ui/field.tsx';
import { Select } from '#components/ui/select.tsx';
import { toast } from '#components/ui/toast.tsx';
import type { FieldError } from '#lib/errors.ts';
import { parseDecimal } from '#lib/money.ts';
import { PERIODS, ROLL_OVERS } from '#modules/budgets/schema.ts';
import { addBudget } from '#server/actions/budgets.ts';
import type { OtherBudget } from './budget-kinds.ts';
import { answerOf, useExplain } from './explain.ts';
import { firstFocus } from './first-focus.ts';
import { newKey } from './new-key.ts';

export type BudgetNewFormProps = {
  parents: OtherBudget[];
  parentId: string | null;
  currency: string;
  owner: { id: string; name: string };
  onDone: () => void;
};

/** A root, or a budget below another one; money is allocated to it afterwards. */
export function BudgetNewForm({ parents, parentId, currency, owner, onDone }: BudgetNewFormProps) {
  const t = useTranslations('admin.budgets');
  const explain = useExplain();
  const router = useRouter();
  const [idempotencyKey] = useState(newKey);
  const [above, setAbove] = useState(parents.some((b) => b.budgetId === parentId) ? (parentId ?? '') : '');
  const [money, setMoney] = useState('PTS');
  const [period, setPeriod] = useState<string>('month');
  const [rollOver, setRollOver] = useState<string>('keep');
  const [fields, setFields] = useState<FieldError[]>([]);
  const [problem, setProblem] = useState<string>();
  const [pending, start] = useTransition();
  const wrong = (field: string) => fields.find((each) => each.field === field)?.message;
  const parent = parents.find((b) => b.budgetId === above);
  const inCurrency = parent?.currency ?? money;
  const save = (event: React.FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = Object.fromEntries(new FormData(event.currentTarget)) as Record<string, string>;
    const limit = form['limit']?.trim() ? parseDecimal(form['limit'], inCurrency) : null;
    const cap = rollOver === 'cap' && period !== 'none' ? parseDecimal(form['cap'] ?? '', inCurrency) : null;
    if (form['limit']?.trim() && !limit) return setFields([{ field: 'limit', message: t('needAmount') }]);
    start(async () => {
      const answer = await answerOf(
        addBudget({
          name: form['name'],
          parentId: above || null,
          owner: form['owner'] ? { type: 'operator', id: owner.id } : null,
          scope: form['costCentre'] ? 'cost_centre' : 'tenant',
          costCentre: form['costCentre'] || null,
          currency: inCurrency,
          period,
          limit: limit === null ? null : Number(limit),
          rollOver: period === 'none' ? 'keep' : rollOver,
          rollOverCap: cap === null ? null : Number(cap),
          idempotencyKey,
        }),
      );
      if (answer.ok) {
        toast(t('added', { name: form['name']?.trim() ?? '' }));
        onDone();
        router.push(`/admin/budgets/${answer.data.budgetId}`);
        return router.refresh();
      }
      const known = answer.error?.code === 'invalid' ? answer.error.fields : [];
      setFields(known);
      setProblem(known.length > 0 ? undefined : answer.error ? explain(answer.error) : t('safe'));
    });
  };
  return (
    <form onSubmit={save} className="grid gap-4 pt-1">
      <Field id="budget-name" label={t('name')} error={wrong('name')}>
        <Input
          {...describedBy('budget-name', { error: wrong('name') })}
          ref={firstFocus}
          name="name"
          required
          maxLength={120}
          autoComplete="off"
        />
      </Field>
      <Field id="budget-above" label={t('above')} hint={t('aboveHint')}>
        <Select
          {...describedBy('budget-above', { hint: true })}
          value={above}
          onChange={(event) => setAbove(event.target.value)}
        >
          <option value="">{t('program')}</option>
          {parents.map((b) => (
            <option key={b.budgetId} value={b.budgetId}>
              {`${'\u2003'.repeat(b.depth - 1)}${b.name}`}
            </option>
          ))}
        </Select>
      </Field>
      {!parent && (
        <Field id="budget-currency" label={t('currency')}>
          <Select id="budget-currency" value={money} onChange={(event) => setMoney(event.target.value)}>
            <option value="PTS">{t('points')}</option>
            <option value={currency}>{currency}</option>
          </Select>
        </Field>
      )}
      <Field id="budget-owner" label={t('owner')}>
        <Select id="budget-owner" name="owner" defaultValue={owner.id}>
          <option value={owner.id}>{owner.name}</option>
          <option value="">{t('nobody')}</option>
        </Select>
      </Field>
      <Field id="budget-cost" label={t('costCentre')} hint={t('costCentreHint')} error={wrong('costCentre')}>
        <Input
          {...describedBy('budget-cost', { hint: true, error: wrong('costCentre') })}
          name="costCentre"
          maxLength={60}
          autoComplete="off"
        />
      </Field>
      <Field id="budget-period" label={t('period')}>
        <Select id="budget-period" value={period} onChange={(event) => setPeriod(event.target.value)}>
          {PERIODS.map((each) => (
            <option key={each} value={each}>
              {t(`periods.${each}`)}
            </option>
          ))}
        </Select>
      </Field>
      <Field id="budget-limit" label={t('limit')} hint={t('newLimitHint')} error={wrong('limit')}>
        <Input
          {...describedBy('budget-limit', { hint: true, error: wrong('limit') })}
          name="limit"
          inputMode="decimal"
          maxLength={17}
          autoComplete="off"
          className="tabular max-w-48"
        />
      </Field>
      {period !== 'none' && (
        <Field id="budget-roll" label={t('rollOver')}>
          <Select id="budget-roll" value={rollOver} onChange={(event) => setRollOver(event.target.value)}>
            {ROLL_OVERS.map((each) => (
              <option key={each} value={each}>
                {t(`rollOvers.${each}`, { cap: '…' })}
              </option>
            ))}
          </Select>
        </Field>
      )}
      {period !== 'none' && rollOver === 'cap' && (
        <Field id="budget-cap" label={t('cap')} error={wrong('rollOverCap')}>
          <Input
            {...describedBy('budget-cap', { error: wrong('rollOverCap') })}
            name="cap"
            inputMode="decimal"
            maxLength={17}
            autoComplete="off"
            className="tabular max-w-48"
          />
        </Field>
      )}
      {problem && (
        <p role="alert" className="text-sm text-danger-text">
          {problem}
        </p>
      )}
      <Button type="submit" variant="primary" block busy={pending}>
        {t('save')}
      </Button>
    </form>
  );
}
