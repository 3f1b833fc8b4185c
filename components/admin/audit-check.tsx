'use client';
import { ShieldCheck } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState, useTransition } from 'react';
import { useSpeech } from '#components/store/speech.tsx';
import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { Notice } from '#components/ui/notice.tsx';
import type { Words } from '#i18n/areas.ts';
import { fill } from '#i18n/fill.ts';
import type { AuditVerdict } from '#modules/audit/schema.ts';
import { checkAudit } from '#server/actions/settings.ts';
import { answerOf, useExplain } from './explain.ts';

type AuditWords = Words<'settings'>['audit'];

/** Reads every record again and says in words whether it is as it was sealed. */
export function AuditCheck({ words }: { words: AuditWords }) {
  const t = useTranslations('admin.common');
  const explain = useExplain();
  const [verdict, setVerdict] = useState<AuditVerdict>();
  const [problem, setProblem] = useState<string>();
  const [pending, start] = useTransition();
  const check = () =>
    start(async () => {
      const answer = await answerOf(checkAudit());
      if (answer.ok) setVerdict(answer.data);
      setProblem(answer.ok ? undefined : explain(answer.error));
    });
  const close = () => {
    setVerdict(undefined);
    setProblem(undefined);
  };
  return (
    <>
      <Button busy={pending} onClick={check}>
        <ShieldCheck size={16} aria-hidden="true" />
        {pending ? words.verifying : words.verify}
      </Button>
      <Dialog
        open={verdict !== undefined || problem !== undefined}
        onClose={close}
        title={words.verify}
        closeLabel={t('close')}
      >
        {verdict && <Said verdict={verdict} words={words} />}
        {problem && (
          <p role="alert" className="text-sm text-danger-text">
            {problem}
          </p>
        )}
      </Dialog>
    </>
  );
}

function Said({ verdict, words }: { verdict: AuditVerdict; words: AuditWords }) {
  const { format } = useSpeech();
  const { blocks, rows, unsealed, head, wrong } = verdict;
  if (wrong) {
    return (
      <Notice tone="danger" live title={words.wrongTitle}>
        {format.say(words.wrong, { what: wrong.what, id: wrong.id ?? '–', rows })}
      </Notice>
    );
  }
  return (
    <Notice tone="success" live title={words.soundTitle}>
      <p>{format.say(words.sound, { rows, blocks, unsealed })}</p>
      {head && <p className="mt-2 text-xs text-muted wrap-anywhere">{fill(words.head, { hash: head })}</p>}
    </Notice>
  );
}
