'use client';
import { useId } from 'react';
import { Button } from '#components/ui/button.tsx';
import { describedBy, Field, Textarea } from '#components/ui/field.tsx';
import { Switch } from '#components/ui/switch.tsx';
import type { Words } from '#i18n/areas.ts';
import type { EmbedSettings as Settings } from '#modules/embedding/schema.ts';
import { saveEmbedding } from '#server/actions/program.ts';
import { useAct } from './use-act.ts';

type EmbedSettingsProps = {
  settings: Settings;
  words: Words<'program'>['embedding'];
  save: string;
  saved: string;
};

/** Whether the storefront may be embedded, and in which portals. */
export function EmbedSettings({ settings, words, save, saved }: EmbedSettingsProps) {
  const id = useId();
  const { run, busy, problem } = useAct();
  const submit = (event: React.FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const input = {
      enabled: form.get('enabled') === 'on',
      createMembers: form.get('create') === 'on',
      origins: String(form.get('origins') ?? '')
        .split(/\s+/)
        .filter(Boolean),
    };
    run(
      () => saveEmbedding({ ...input, seen: settings }),
      () => saved,
    );
  };
  return (
    <form onSubmit={submit} className="grid max-w-xl gap-4">
      <Switch
        name="enabled"
        label={words.enabled}
        hint={words.enabledHint}
        defaultChecked={settings.enabled}
      />
      <Field id={id} label={words.origins} hint={words.originsHint} error={problem}>
        <Textarea
          {...describedBy(id, { hint: true, error: problem })}
          name="origins"
          dir="ltr"
          spellCheck={false}
          defaultValue={settings.origins.join('\n')}
        />
      </Field>
      <Switch
        name="create"
        label={words.create}
        hint={words.createHint}
        defaultChecked={settings.createMembers}
      />
      <Button type="submit" variant="primary" busy={busy} className="justify-self-start">
        {save}
      </Button>
    </form>
  );
}
