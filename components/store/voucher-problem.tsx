'use client';
import { useRouter } from 'next/navigation';
import { type FormEvent, useState, useTransition } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Sheet } from '#components/ui/dialog.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { toast } from '#components/ui/toast.tsx';
import type { Words } from '#i18n/areas.ts';
import { fill } from '#i18n/fill.ts';
import { PROBLEM_KINDS, type VoucherDetail } from '#modules/vouchers/schema.ts';
import { reportProblem } from '#server/actions/vouchers.ts';
import { refusedSentence } from './refused.ts';
import { useSpeech } from './speech.tsx';

type ProblemProps = {
  voucher: Pick<VoucherDetail, 'voucherId' | 'problem'>;
  words: Words<'voucher'>['problem'];
};

/** Says that it does not work, and afterwards that it was said. */
export function VoucherProblem({ voucher, words }: ProblemProps) {
  const { format } = useSpeech();
  const [asking, setAsking] = useState(false);
  if (voucher.problem) {
    return (
      <Notice tone="warning" live title={fill(words.told, { date: format.dayOf(voucher.problem.at) })}>
        {words[voucher.problem.kind]}. {words.toldBody}
      </Notice>
    );
  }
  return (
    <>
      <Button variant="quiet" block onClick={() => setAsking(true)}>
        {words.open}
      </Button>
      <Sheet open={asking} onClose={() => setAsking(false)} title={words.ask} closeLabel={words.close}>
        {asking && <ProblemForm voucher={voucher} words={words} onDone={() => setAsking(false)} />}
      </Sheet>
    </>
  );
}

function ProblemForm({ voucher, words, onDone }: ProblemProps & { onDone: () => void }) {
  const { common } = useSpeech();
  const router = useRouter();
  const [busy, start] = useTransition();
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const kind = String(new FormData(event.currentTarget).get('kind'));
    start(async () => {
      const answer = await reportProblem({ voucherId: voucher.voucherId, kind }).catch(() => null);
      if (!answer?.ok) return toast(refusedSentence(answer?.error, common.refused));
      onDone();
      router.refresh();
    });
  };
  return (
    <form onSubmit={send} className="grid gap-4">
      <fieldset>
        <legend className="sr-only">{words.ask}</legend>
        {PROBLEM_KINDS.map((kind, index) => (
          <label key={kind} className="flex min-h-11 items-center gap-3">
            <input
              type="radio"
              name="kind"
              value={kind}
              defaultChecked={index === 0}
              className="size-5 shrink-0 accent-accent"
            />
            <span>{words[kind]}</span>
          </label>
        ))}
      </fieldset>
      <Button type="submit" variant="primary" size="lg" block busy={busy}>
        {words.send}
      </Button>
    </form>
  );
}
