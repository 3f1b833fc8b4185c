'use client';
import { useId, useState } from 'react';
import { useSpeech } from '#components/store/speech.tsx';
import { Field } from '#components/ui/field.tsx';
import { Select } from '#components/ui/select.tsx';
import type { Words } from '#i18n/areas.ts';
import { fill } from '#i18n/fill.ts';
import type { ApiKeyRow } from '#modules/identity/schema.ts';
import { renewApiKey } from '#server/actions/settings.ts';
import { EffectDialog } from './effect-dialog.tsx';
import { tellSecret } from './new-secret.ts';

type KeyRotateProps = {
  apiKey: ApiKeyRow;
  words: Words<'settings'>['keys'];
  open: boolean;
  onClose: () => void;
};
const OVERLAPS = [0, 1, 24, 72, 168];

/** A new secret for a key; the page shows it once, as it does for a new key. */
export function KeyRotate({ apiKey: { apiKeyId, name }, words, open, onClose }: KeyRotateProps) {
  const id = useId();
  const { format } = useSpeech();
  const [hours, setHours] = useState(24);
  return (
    <EffectDialog
      open={open}
      onClose={onClose}
      title={fill(words.rotateTitle, { name })}
      doLabel={words.rotateDo}
      act={async () => {
        const answer = await renewApiKey({ apiKeyId, overlapHours: hours });
        if (answer.ok) tellSecret({ name, ...answer.data });
        return answer;
      }}
      done={() => words.rotate}
      effect={
        <div className="grid gap-4">
          <p>{words.rotateBody}</p>
          <Field id={id} label={words.overlapLabel}>
            <Select id={id} value={hours} onChange={(event) => setHours(Number(event.target.value))}>
              {OVERLAPS.map((n) => (
                <option key={n} value={n}>
                  {n === 0 ? words.now : format.say(words.hours, { n })}
                </option>
              ))}
            </Select>
          </Field>
        </div>
      }
    />
  );
}
