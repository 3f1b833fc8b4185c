'use client';
import { useId, useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Sheet } from '#components/ui/dialog.tsx';
import { Field, Textarea } from '#components/ui/field.tsx';
import { Notice } from '#components/ui/notice.tsx';
import type { Words } from '#i18n/areas.ts';
import type { NominationRow } from '#modules/recognition/schema.ts';
import { decideOn } from '#server/actions/recognition.ts';
import { useSpeech } from './speech.tsx';

type DecisionProps = {
  row: NominationRow;
  nominee: string;
  words: Words<'recognition'>['nominations'];
};
type Choice = 'approve' | 'decline';

/** Approve or decline, after what it does has been said. */
export function NominationDecision({ row, nominee, words }: DecisionProps) {
  const [asked, setAsked] = useState<Choice | null>(null);
  const [done, setDone] = useState<'approved' | 'declined' | null>(null);
  if (done)
    return (
      <Notice
        live
        className="mt-4"
        tone={done === 'approved' ? 'success' : 'neutral'}
        title={words.decided[done]}
      />
    );
  return (
    <div className="mt-4 flex gap-2 border-t border-hairline pt-4">
      <Button variant="primary" onClick={() => setAsked('approve')} className="grow">
        {words.approve}
      </Button>
      <Button onClick={() => setAsked('decline')} className="grow">
        {words.decline}
      </Button>
      {asked && (
        <DecisionSheet
          row={row}
          nominee={nominee}
          choice={asked}
          words={words}
          onClose={() => setAsked(null)}
          onDone={setDone}
        />
      )}
    </div>
  );
}

type SheetProps = DecisionProps & {
  choice: Choice;
  onClose: () => void;
  onDone: (state: 'approved' | 'declined') => void;
};

function DecisionSheet({ row, nominee, choice, words, onClose, onDone }: SheetProps) {
  const { common, format } = useSpeech();
  const id = useId();
  const [note, setNote] = useState('');
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  const decide = async () => {
    setBusy(true);
    const { nominationId } = row;
    const answer = await decideOn({ nominationId, decision: choice, note }).catch(() => null);
    setBusy(false);
    if (answer?.ok) return onDone(answer.data.state);
    setTrouble(sentence(answer?.error.code, words));
  };
  const effect = choice === 'approve' ? words.approveEffect : words.declineEffect;
  return (
    <Sheet
      open
      onClose={onClose}
      title={choice === 'approve' ? words.approveTitle : words.declineTitle}
      closeLabel={common.close}
      footer={
        <Button variant="primary" size="lg" block busy={busy} onClick={decide}>
          {choice === 'approve' ? words.approve : words.decline}
        </Button>
      }
    >
      <div className="grid gap-4 pt-2">
        <p className="text-pretty">
          {format.say(effect, { name: nominee, points: format.points(row.award.points) })}
        </p>
        <Field id={id} label={words.noteLabel} hint={words.noteHint}>
          <Textarea
            id={id}
            aria-describedby={`${id}-hint`}
            dir="auto"
            maxLength={500}
            value={note}
            onChange={(e) => setNote(e.target.value)}
          />
        </Field>
        {trouble && <Notice live tone="danger" title={trouble} />}
      </div>
    </Sheet>
  );
}

function sentence(code: string | undefined, words: DecisionProps['words']): string {
  if (code === 'insufficient_budget') return words.noBudget;
  if (code === 'conflict' || code === 'not_found') return words.already;
  if (code === 'forbidden') return words.own;
  return code === 'not_available' ? words.nomineeLeft : words.lost;
}
