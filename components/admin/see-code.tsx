'use client';
import { useRouter } from 'next/navigation';
import { useState, useTransition } from 'react';
import { useSpeech } from '#components/store/speech.tsx';
import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import type { Words } from '#i18n/areas.ts';
import type { Revealed, StaffReveal } from '#modules/vouchers/schema.ts';
import { askForCode, openCode } from '#server/actions/order-care.ts';
import { answerOf, useExplain } from './explain.ts';
import { ReasonDialog } from './reason-dialog.tsx';

type SeeCodeProps = { voucherId: string; reveals: StaffReveal[]; words: Words<'care'>['code'] };
const QUIET = 'min-h-8 text-xs text-accent-text hover:underline';

/** The code of a voucher for whoever has a reason: once, with a second person where the program asks for one. */
export function SeeCode({ voucherId, reveals, words }: SeeCodeProps) {
  const { format } = useSpeech();
  const explain = useExplain();
  const router = useRouter();
  const [asking, setAsking] = useState(false);
  const [shown, setShown] = useState<Revealed | null>(null);
  const [problem, setProblem] = useState<string>();
  const [pending, start] = useTransition();
  const ready = reveals.find((r) => r.voucherId === voucherId && r.open);
  const open = (revealId: string) =>
    start(async () => {
      const answer = await answerOf(openCode({ revealId }));
      if (answer.ok) setShown(answer.data);
      else setProblem(explain(answer.error));
    });
  const close = () => {
    setShown(null);
    router.refresh();
  };
  return (
    <>
      {ready ? (
        <span className="grid gap-1 rounded-base bg-warning-tint px-3 py-2 text-xs text-warning-text">
          {format.say(words.allowed, { reason: ready.reason })}
          <Button size="sm" busy={pending} onClick={() => open(ready.revealId)}>
            {words.open}
          </Button>
        </span>
      ) : (
        <button type="button" onClick={() => setAsking(true)} className={QUIET}>
          {words.see}
        </button>
      )}
      {problem && (
        <p role="alert" className="text-xs text-danger-text">
          {problem}
        </p>
      )}
      {asking && (
        <ReasonDialog
          onClose={() => setAsking(false)}
          title={words.title}
          effect={words.effect}
          doLabel={words.see}
          act={({ reason }) => askForCode({ voucherId, reason })}
          done={({ revealId }) => {
            open(revealId);
            return words.shownTitle;
          }}
        >
          <p className="text-muted">{words.two}</p>
        </ReasonDialog>
      )}
      <Dialog open={shown !== null} onClose={close} title={words.shownTitle} closeLabel={words.closeCode}>
        {shown && <Code shown={shown} words={words} onClose={close} />}
      </Dialog>
    </>
  );
}

function Code({
  shown,
  words,
  onClose,
}: {
  shown: Revealed;
  words: SeeCodeProps['words'];
  onClose: () => void;
}) {
  const rows = [
    [words.code, shown.code],
    [words.pin, shown.pin],
    [words.link, shown.url],
  ] as const;
  return (
    <div className="grid gap-4 pt-1 text-sm">
      <dl className="grid gap-2">
        {rows.map(
          ([name, value]) =>
            value && (
              <div key={name} className="grid gap-1 rounded-base bg-sunken px-3 py-2">
                <dt className="text-xs text-muted">{name}</dt>
                <dd dir="ltr" data-code className="font-mono text-base wrap-anywhere select-all">
                  {value}
                </dd>
              </div>
            ),
        )}
      </dl>
      <p className="text-muted">{words.once}</p>
      <Button onClick={onClose} className="justify-self-end">
        {words.closeCode}
      </Button>
    </div>
  );
}
