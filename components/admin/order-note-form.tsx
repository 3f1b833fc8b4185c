'use client';
import { useRouter } from 'next/navigation';
import { useId, useState, useTransition } from 'react';
import { Button } from '#components/ui/button.tsx';
import { describedBy, Field, Textarea } from '#components/ui/field.tsx';
import { toast } from '#components/ui/toast.tsx';
import type { Words } from '#i18n/areas.ts';
import { writeNote } from '#server/actions/order-care.ts';
import { answerOf, useExplain } from './explain.ts';

/** Writes a note; what did not go through stays in the field. */
export function OrderNoteForm({ orderId, words }: { orderId: string; words: Words<'care'>['order'] }) {
  const explain = useExplain();
  const router = useRouter();
  const id = useId();
  const [text, setText] = useState('');
  const [problem, setProblem] = useState<string>();
  const [pending, start] = useTransition();
  const send = () =>
    start(async () => {
      const answer = await answerOf(writeNote({ orderId, text }));
      if (!answer.ok) return setProblem(explain(answer.error));
      toast(words.noteAdded);
      router.refresh();
    });
  return (
    <form action={send} className="mt-3 grid justify-items-start gap-2">
      <div className="w-full">
        <Field id={id} label={words.noteLabel} hint={words.noteHint} error={problem}>
          <Textarea
            {...describedBy(id, { hint: true, error: problem })}
            rows={2}
            dir="auto"
            maxLength={2000}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        </Field>
      </div>
      <Button size="sm" type="submit" busy={pending} disabled={text.trim() === ''}>
        {words.noteAdd}
      </Button>
    </form>
  );
}
