'use client';
import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { RadioCard, RadioCards } from '#components/ui/radio-card.tsx';
import { toast } from '#components/ui/toast.tsx';
import type { Words } from '#i18n/areas.ts';
import type { Colleague } from '#modules/identity/schema.ts';
import { textIn } from '#modules/recognition/client.ts';
import type { AwardRow } from '#modules/recognition/schema.ts';
import { nominateColleague } from '#server/actions/recognition.ts';
import { ColleaguePicker } from './colleague-picker.tsx';
import { giveRefusal, isUnsure } from './give-refusal.ts';
import { MessageField } from './message-field.tsx';
import type { Reader } from './recognition-body.tsx';
import { useSpeech } from './speech.tsx';
import { useOnce } from './use-once.ts';

type NominationWords = Pick<Words<'recognition'>, 'nominate' | 'give' | 'people' | 'refusals'>;
type NominationFormProps = { awards: AwardRow[]; reader: Reader; words: NominationWords };

/** For which award, whom, and why. */
export function NominationForm({ awards, reader, words }: NominationFormProps) {
  const { format } = useSpeech();
  const router = useRouter();
  const once = useOnce();
  const [awardId, setAwardId] = useState(awards[0]?.awardId ?? '');
  const [chosen, setChosen] = useState<Colleague[]>([]);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<{ text: string; unsure: boolean } | null>(null);
  const nomineeId = chosen[0]?.memberId;
  const send = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!nomineeId || reason.trim() === '') return;
    const nomination = { awardId, nomineeId, reason };
    setBusy(true);
    setTrouble(null);
    const answer = await nominateColleague({ ...nomination, idempotencyKey: once(nomination) }).catch(
      () => null,
    );
    if (answer?.ok) {
      router.push('/recognition/nominations?view=mine');
      return toast(words.nominate.done);
    }
    setBusy(false);
    const failure = answer?.error ?? null;
    setTrouble({ text: giveRefusal(failure, words.refusals, format), unsure: isUnsure(failure) });
  };
  return (
    <form onSubmit={send} className="grid grid-cols-1 gap-8 pb-4" noValidate>
      <fieldset disabled={busy || trouble?.unsure} className="grid min-w-0 grid-cols-1 gap-8">
        <RadioCards legend={words.nominate.award}>
          {awards.map((a) => (
            <RadioCard
              key={a.awardId}
              name="award"
              title={<bdi>{textIn(a.names, reader.locale, reader.tenantLocale)}</bdi>}
              detail={<bdi>{textIn(a.words, reader.locale, reader.tenantLocale)}</bdi>}
              end={format.points(a.points)}
              checked={a.awardId === awardId}
              onChange={() => setAwardId(a.awardId)}
            />
          ))}
        </RadioCards>
        <div>
          <ColleaguePicker
            chosen={chosen}
            onChange={setChosen}
            most={1}
            label={words.nominate.who}
            hint={words.people.hint}
            words={words.people}
          />
          {tried && !nomineeId && (
            <p role="alert" className="mt-2 text-sm text-danger-text">
              {words.give.whoMissing}
            </p>
          )}
        </div>
        <MessageField
          label={words.nominate.why}
          hint={words.nominate.whyHint}
          value={reason}
          onChange={setReason}
          error={tried && reason.trim() === '' ? words.nominate.whyMissing : undefined}
          words={words.give}
        />
      </fieldset>
      <div className="grid gap-3">
        {trouble && <Notice live tone={trouble.unsure ? 'warning' : 'danger'} title={trouble.text} />}
        <Button type="submit" variant="primary" size="lg" block busy={busy}>
          {trouble?.unsure ? words.give.again : words.nominate.send}
        </Button>
      </div>
    </form>
  );
}
