'use client';
import { useId, useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { describedBy, Field, Input } from '#components/ui/field.tsx';
import type { Words } from '#i18n/areas.ts';
import { fill } from '#i18n/fill.ts';
import { claimHost } from '#server/actions/settings.ts';
import { useAct } from './use-act.ts';

/** Asks for another host. */
export function HostAdd({ words }: { words: Words<'settings'>['hosts'] }) {
  const id = useId();
  const [host, setHost] = useState('');
  const { run, busy, problem } = useAct();
  return (
    <form
      className="max-w-md"
      onSubmit={(event) => {
        event.preventDefault();
        run(
          () => claimHost({ host }),
          (made) => {
            setHost('');
            return fill(made.proven ? words.served : words.claimed, { host: made.host });
          },
        );
      }}
    >
      <Field id={id} label={words.add} hint={words.addHint} error={problem}>
        <div className="flex gap-2">
          <Input
            {...describedBy(id, { hint: true, error: problem })}
            value={host}
            required
            maxLength={300}
            dir="ltr"
            inputMode="url"
            autoComplete="off"
            spellCheck={false}
            onChange={(event) => setHost(event.target.value)}
          />
          <Button type="submit" busy={busy}>
            {words.addDo}
          </Button>
        </div>
      </Field>
    </form>
  );
}
