'use client';
import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { Switch } from '#components/ui/switch.tsx';
import { toast } from '#components/ui/toast.tsx';
import { MAX_RECEIVERS } from '#modules/recognition/client.ts';
import type { Allowance, ValueRow } from '#modules/recognition/schema.ts';
import { giveRecognition } from '#server/actions/recognition.ts';
import { ColleaguePicker } from './colleague-picker.tsx';
import type { Draft, GiveWords } from './give-draft.ts';
import { GivePoints } from './give-points.tsx';
import { GivePreview } from './give-preview.tsx';
import { giveRefusal, isUnsure } from './give-refusal.ts';
import { GiveValues } from './give-values.tsx';
import { MessageField } from './message-field.tsx';
import type { Reader } from './recognition-body.tsx';
import { useSpeech } from './speech.tsx';
import { useOnce } from './use-once.ts';

type GiveFormProps = {
  allowance: Allowance | null;
  values: ValueRow[];
  reader: Reader & { name: string };
  words: GiveWords;
};

/** Who, how much, for which value, in which words; what was typed stays until it has arrived. */
export function GiveForm({ allowance, values, reader, words }: GiveFormProps) {
  const { format } = useSpeech();
  const router = useRouter();
  const once = useOnce();
  const [draft, setDraft] = useState<Draft>({
    chosen: [],
    points: 0,
    valueId: '',
    message: '',
    secret: false,
  });
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<{ text: string; unsure: boolean } | null>(null);
  const change = (part: Partial<Draft>) => setDraft((d) => ({ ...d, ...part }));
  const secret = draft.secret && draft.chosen.length === 1;
  const missing = {
    people: draft.chosen.length === 0,
    value: draft.valueId === '',
    message: draft.message.trim() === '',
  };
  const send = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (Object.values(missing).some(Boolean)) return;
    const gift = {
      receiverIds: draft.chosen.map((c) => c.memberId),
      points: draft.points,
      valueId: draft.valueId,
      message: draft.message,
      private: secret,
    };
    setBusy(true);
    setTrouble(null);
    const answer = await giveRecognition({ ...gift, idempotencyKey: once(gift) }).catch(() => null);
    if (answer?.ok) {
      router.push('/recognition');
      return toast(words.give.done);
    }
    setBusy(false);
    const failure = answer?.error ?? null;
    setTrouble({ text: giveRefusal(failure, words.refusals, format), unsure: isUnsure(failure) });
  };
  const total = draft.points * Math.max(1, draft.chosen.length);
  return (
    <form onSubmit={send} className="grid grid-cols-1 gap-8 pb-4" noValidate>
      {/* What may have arrived must be sent again as it is: changed, it would be a second gift. */}
      <fieldset disabled={busy || trouble?.unsure} className="grid min-w-0 grid-cols-1 gap-8">
        <div>
          <ColleaguePicker
            chosen={draft.chosen}
            onChange={(chosen) => change({ chosen })}
            most={MAX_RECEIVERS}
            label={draft.chosen.length > 0 ? words.people.another : words.give.who}
            hint={words.people.hint}
            words={words.people}
          />
          {tried && missing.people && <Missing text={words.give.whoMissing} />}
        </div>
        {allowance && (
          <GivePoints
            allowance={allowance}
            people={Math.max(1, draft.chosen.length)}
            points={draft.points}
            onChange={(points) => change({ points })}
            words={words.give}
          />
        )}
        <div>
          <GiveValues
            values={values}
            reader={reader}
            chosen={draft.valueId}
            onChange={(valueId) => change({ valueId })}
            legend={words.give.value}
          />
          {tried && missing.value && <Missing text={words.give.valueMissing} />}
        </div>
        <MessageField
          label={words.give.message}
          hint={words.give.messageHint}
          value={draft.message}
          onChange={(message) => change({ message })}
          error={tried && missing.message ? words.give.messageMissing : undefined}
          words={words.give}
        />
        {draft.chosen.length === 1 && (
          <Switch
            label={words.give.private}
            hint={words.give.privateHint}
            checked={draft.secret}
            onChange={(e) => change({ secret: e.target.checked })}
          />
        )}
      </fieldset>
      <GivePreview draft={{ ...draft, secret }} values={values} reader={reader} words={words} />
      <div className="grid gap-3">
        {trouble && <Notice live tone={trouble.unsure ? 'warning' : 'danger'} title={trouble.text} />}
        <Button type="submit" variant="primary" size="lg" block busy={busy}>
          {trouble?.unsure
            ? words.give.again
            : total > 0
              ? format.say(words.give.send, { points: format.points(total) })
              : words.give.sendWords}
        </Button>
      </div>
    </form>
  );
}

function Missing({ text }: { text: string }) {
  return (
    <p role="alert" className="mt-2 text-sm text-danger-text">
      {text}
    </p>
  );
}
