'use client';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useSpeech } from '#components/store/speech.tsx';
import { Button } from '#components/ui/button.tsx';
import type { ApprovalRow } from '#modules/approvals/schema.ts';
import { approveOne, rejectOne } from '#server/actions/approvals.ts';
import { useApprovalWords } from './approval-words.tsx';
import { ReasonDialog } from './reason-dialog.tsx';

type Choice = 'approve' | 'reject' | 'withdraw';

/** What the one who looks may do with what waits, each with its effect and a reason. */
export function ApprovalActions({ row }: { row: ApprovalRow }) {
  const t = useTranslations('admin.approvals');
  const { format } = useSpeech();
  const [open, setOpen] = useState<Choice | null>(null);
  const { what } = useApprovalWords(format)(row);
  const choices: Choice[] = row.mayDecide ? ['approve', 'reject'] : row.mayWithdraw ? ['withdraw'] : [];
  const { approvalId, fingerprint } = row;
  return (
    <div className="flex flex-wrap gap-2 py-2 whitespace-normal">
      {choices.length === 0 && <span className="text-muted">{t('notYours')}</span>}
      {choices.map((choice) => (
        <Button
          key={choice}
          size="sm"
          onClick={() => setOpen(choice)}
          aria-label={`${t(`${choice}.label`)}: ${what}`}
        >
          {t(`${choice}.label`)}
        </Button>
      ))}
      {open && (
        <ReasonDialog
          key={open}
          onClose={() => setOpen(null)}
          title={t(`${open}.title`)}
          effect={t(`${open}.effect`, { what })}
          doLabel={t(`${open}.label`)}
          hint={t('noteHint')}
          danger={open !== 'approve'}
          act={({ reason: note }) =>
            open === 'approve'
              ? approveOne({ approvalId, fingerprint, note })
              : rejectOne({ approvalId, note })
          }
          done={() => t(`${open}.done`)}
        />
      )}
    </div>
  );
}
