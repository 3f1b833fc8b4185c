'use client';
import { useId, useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { describedBy, Field, Input } from '#components/ui/field.tsx';
import { RadioCard, RadioCards } from '#components/ui/radio-card.tsx';
import { Switch } from '#components/ui/switch.tsx';
import type { Words } from '#i18n/areas.ts';
import type { PointsPolicy } from '#modules/points/schema.ts';
import { savePointsPolicy } from '#server/actions/settings.ts';
import { useAct } from './use-act.ts';

type PolicyWords = Words<'settings'>['points'];
type PointsPolicyFormProps = { policy: PointsPolicy; words: PolicyWords; save: string; saved: string };
type Kind = PointsPolicy['expiry']['type'];
const KINDS = ['never', 'months', 'day'] as const;
const HINTS = { never: 'neverHint', months: 'monthsHint', day: 'dayHint' } as const;

export function PointsPolicyForm({ policy, words, save, saved }: PointsPolicyFormProps) {
  const id = useId();
  const { run, busy, problem, setProblem } = useAct();
  const [kind, setKind] = useState<Kind>(policy.expiry.type);
  const submit = (event: React.FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const number = (name: string) => Number(form.get(name) ?? 0);
    const warnDays = daysIn(String(form.get('warn') ?? ''));
    if (!warnDays) return setProblem(words.warnBad);
    const expiry =
      kind === 'months'
        ? { type: kind, months: number('months') }
        : kind === 'day'
          ? { type: kind, month: number('month'), day: number('day') }
          : { type: kind };
    const input = { expiry, warnDays, refundedLotsLiveAtLeastDays: number('refunded') };
    run(
      () => savePointsPolicy({ ...input, membersMayTransfer: form.get('transfer') === 'on', seen: policy }),
      () => saved,
    );
  };
  return (
    <form onSubmit={submit} className="grid max-w-xl gap-5">
      <RadioCards legend={words.policy} hideLegend>
        {KINDS.map((each) => (
          <RadioCard
            key={each}
            name="kind"
            checked={kind === each}
            onChange={() => setKind(each)}
            title={words[each]}
            detail={words[HINTS[each]]}
          />
        ))}
      </RadioCards>
      <Ending kind={kind} expiry={policy.expiry} words={words} />
      {kind !== 'never' && (
        <Field id={`${id}w`} label={words.warn} hint={words.warnHint}>
          <Input
            {...describedBy(`${id}w`, { hint: true })}
            name="warn"
            defaultValue={policy.warnDays.join(', ')}
            autoComplete="off"
            className="max-w-60"
          />
        </Field>
      )}
      <Field id={`${id}r`} label={words.refunded} hint={words.refundedHint}>
        <Input
          {...describedBy(`${id}r`, { hint: true })}
          name="refunded"
          type="number"
          min={0}
          max={365}
          defaultValue={policy.refundedLotsLiveAtLeastDays}
          className="tabular max-w-32"
        />
      </Field>
      <Switch
        name="transfer"
        label={words.transfer}
        hint={words.transferHint}
        defaultChecked={policy.membersMayTransfer}
      />
      {problem && (
        <p role="alert" className="text-sm text-danger-text">
          {problem}
        </p>
      )}
      <Button type="submit" variant="primary" busy={busy} className="justify-self-start">
        {save}
      </Button>
    </form>
  );
}

/** What the chosen kind of end still needs to know. */
function Ending({ kind, expiry, words }: { kind: Kind; expiry: PointsPolicy['expiry']; words: PolicyWords }) {
  const id = useId();
  if (kind === 'never') return null;
  const fields =
    kind === 'months'
      ? [
          {
            name: 'months',
            most: 120,
            label: words.monthsLabel,
            value: 'months' in expiry ? expiry.months : 12,
          },
        ]
      : [
          { name: 'day', most: 31, label: words.dayLabel, value: 'day' in expiry ? expiry.day : 31 },
          { name: 'month', most: 12, label: words.monthLabel, value: 'month' in expiry ? expiry.month : 12 },
        ];
  return (
    <div className="flex gap-3">
      {fields.map(({ name, most, label, value }) => (
        <Field key={name} id={id + name} label={label}>
          <Input
            id={id + name}
            name={name}
            type="number"
            min={1}
            max={most}
            defaultValue={value}
            className="tabular w-24"
          />
        </Field>
      ))}
    </div>
  );
}

/** "30, 7, 1"; none for points that live for ever, null when it is no such list. */
function daysIn(text: string): number[] | null {
  const parts = text.split(/[\s,،]+/).filter(Boolean);
  return parts.length <= 5 && parts.every((part) => /^\d{1,3}$/.test(part)) ? parts.map(Number) : null;
}
