'use client';
import { useId, useRef } from 'react';
import { Button } from '#components/ui/button.tsx';
import { describedBy, Field, Input } from '#components/ui/field.tsx';
import type { Words } from '#i18n/areas.ts';
import { saveCardKeys } from '#server/actions/program.ts';
import { useAct } from './use-act.ts';

/** Sets or replaces the keys of Stripe; they leave the page as soon as they are sealed. */
export function CardKeysForm({ words }: { words: Words<'program'>['payments'] }) {
  const id = useId();
  const form = useRef<HTMLFormElement>(null);
  const { run, busy, problem } = useAct();
  const fields = [
    { name: 'publishableKey', label: words.publishable, hint: words.publishableHint, secret: false },
    { name: 'secretKey', label: words.secret, hint: words.secretHint, secret: true },
    { name: 'webhookSecret', label: words.signing, hint: words.signingHint, secret: true },
  ];
  const submit = (event: React.FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const given = Object.fromEntries(new FormData(event.currentTarget));
    run(
      () => saveCardKeys(given),
      () => {
        form.current?.reset();
        return words.saved;
      },
    );
  };
  return (
    <form ref={form} onSubmit={submit} className="grid max-w-xl gap-4">
      {fields.map(({ name, label, hint, secret }) => (
        <Field key={name} id={id + name} label={label} hint={hint}>
          <Input
            {...describedBy(id + name, { hint: true })}
            name={name}
            type={secret ? 'password' : 'text'}
            required
            maxLength={300}
            dir="ltr"
            autoComplete={secret ? 'new-password' : 'off'}
            spellCheck={false}
            className="font-mono"
          />
        </Field>
      ))}
      {problem && (
        <p role="alert" className="text-sm text-danger-text">
          {problem}
        </p>
      )}
      <Button type="submit" variant="primary" busy={busy} className="justify-self-start">
        {words.save}
      </Button>
    </form>
  );
}
