'use client';
import { useId } from 'react';
import { describedBy, Field, Input } from '#components/ui/field.tsx';
import { SegmentedControl } from '#components/ui/segmented-control.tsx';
import { Select } from '#components/ui/select.tsx';
import type { ThemeVerdict } from '#modules/tenants/schema.ts';
import { LookContrast } from './look-contrast.tsx';
import type { Look, LookWords } from './look-draft.ts';

type LookControlsProps = {
  draft: Look;
  verdict: ThemeVerdict | undefined;
  words: LookWords;
  onChange: (part: Partial<Look>) => void;
};
const COLOUR = /^#[0-9a-f]{6}$/i;

export function LookControls({ draft, verdict, words, onChange }: LookControlsProps) {
  const id = useId();
  return (
    <>
      <Field id={`${id}-name`} label={words.name} hint={words.nameHint}>
        <Input
          {...describedBy(`${id}-name`, { hint: true })}
          value={draft.name}
          required
          maxLength={60}
          autoComplete="off"
          onChange={(event) => onChange({ name: event.target.value })}
        />
      </Field>
      <Field id={`${id}-accent`} label={words.accent} hint={words.accentHint}>
        <div className="flex gap-2">
          <input
            type="color"
            aria-label={words.accentPick}
            value={COLOUR.test(draft.accent) ? draft.accent : ''}
            onChange={(event) => onChange({ accent: event.target.value })}
            className="h-10 w-14 shrink-0 rounded-base border border-outline bg-surface p-1"
          />
          <Input
            {...describedBy(`${id}-accent`, { hint: true })}
            value={draft.accent}
            pattern="#[0-9a-fA-F]{6}"
            required
            maxLength={7}
            dir="ltr"
            spellCheck={false}
            autoComplete="off"
            className="font-mono"
            onChange={(event) => onChange({ accent: event.target.value.trim().toLowerCase() })}
          />
        </div>
      </Field>
      {verdict && <LookContrast verdict={verdict} words={words} onUse={(accent) => onChange({ accent })} />}
      <Field id={`${id}-font`} label={words.font}>
        <Select
          id={`${id}-font`}
          value={draft.font}
          onChange={(event) => onChange({ font: event.target.value })}
        >
          {Object.entries(words.fonts).map(([font, label]) => (
            <option key={font} value={font}>
              {label}
            </option>
          ))}
        </Select>
      </Field>
      <div className="grid gap-1.5">
        <span aria-hidden="true" className="text-sm font-medium">
          {words.shape}
        </span>
        <SegmentedControl
          legend={words.shape}
          name="shape"
          value={draft.shape}
          options={Object.entries(words.shapes).map(([value, label]) => ({ value, label }))}
          onChange={(shape) => onChange({ shape })}
        />
      </div>
    </>
  );
}
