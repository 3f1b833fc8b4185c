'use client';
import { useId } from 'react';
import { Button } from '#components/ui/button.tsx';
import { describedBy, Field, Input } from '#components/ui/field.tsx';
import { Select } from '#components/ui/select.tsx';
import { Switch } from '#components/ui/switch.tsx';
import type { Words } from '#i18n/areas.ts';
import type { Policy } from '#modules/recognition/schema.ts';
import { saveRecognitionPolicy } from '#server/actions/program.ts';
import { useAct } from './use-act.ts';

type RecognitionPolicyProps = {
  policy: Policy | null;
  budgets: { budgetId: string; name: string }[];
  words: Words<'program'>['recognition'];
  save: string;
  saved: string;
};

/** How many points each member may give, and out of which budget they come. */
export function RecognitionPolicy({ policy, budgets, words, save, saved }: RecognitionPolicyProps) {
  const id = useId();
  const { run, busy, problem } = useAct();
  const submit = (event: React.FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const input = {
      period: form.get('period'),
      allowance: Number(form.get('allowance')),
      largestGift: Number(form.get('largest')),
      rollsOver: form.get('rolls') === 'on',
      budgetId: form.get('budget'),
    };
    run(
      () => saveRecognitionPolicy({ ...input, seen: policy }),
      () => saved,
    );
  };
  return (
    <form onSubmit={submit} className="grid max-w-xl gap-5">
      {!policy && <p className="text-sm text-muted">{words.none}</p>}
      <div className="grid items-start gap-4 sm:grid-cols-3">
        <Field id={`${id}a`} label={words.allowance}>
          <Input
            id={`${id}a`}
            name="allowance"
            type="number"
            min={0}
            required
            defaultValue={policy?.allowance ?? 500}
          />
        </Field>
        <Field id={`${id}p`} label={words.period}>
          <Select id={`${id}p`} name="period" defaultValue={policy?.period ?? 'month'}>
            <option value="month">{words.periods.month}</option>
            <option value="quarter">{words.periods.quarter}</option>
          </Select>
        </Field>
        <Field id={`${id}l`} label={words.largest} hint={words.largestHint}>
          <Input
            {...describedBy(`${id}l`, { hint: true })}
            name="largest"
            type="number"
            min={1}
            required
            defaultValue={policy?.largestGift ?? 200}
          />
        </Field>
      </div>
      <Field id={`${id}b`} label={words.budget} hint={budgets.length > 0 ? words.budgetHint : words.noBudget}>
        <Select {...describedBy(`${id}b`, { hint: true })} name="budget" defaultValue={policy?.budgetId}>
          {budgets.map(({ budgetId, name }) => (
            <option key={budgetId} value={budgetId}>
              {name}
            </option>
          ))}
        </Select>
      </Field>
      <Switch
        name="rolls"
        label={words.rolls}
        hint={words.rollsHint}
        defaultChecked={policy?.rollsOver ?? false}
      />
      {problem && (
        <p role="alert" className="text-sm text-danger-text">
          {problem}
        </p>
      )}
      <Button
        type="submit"
        variant="primary"
        busy={busy}
        disabled={budgets.length === 0}
        className="justify-self-start"
      >
        {save}
      </Button>
    </form>
  );
}
