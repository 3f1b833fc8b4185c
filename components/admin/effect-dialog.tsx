'use client';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { type ReactNode, useState, useTransition } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { toast } from '#components/ui/toast.tsx';
import type { Result } from '#lib/result.ts';
import { answerOf, useExplain } from './explain.ts';

type EffectDialogProps<T> = {
  open: boolean;
  onClose: () => void;
  title: string;
  /** What will happen, in numbers and words. */
  effect: ReactNode;
  doLabel: string;
  danger?: boolean;
  act: () => Promise<Result<T>>;
  done: (data: T) => string;
};

/** States the effect of an act before it is done. */
export function EffectDialog<T>({
  open,
  onClose,
  title,
  effect,
  doLabel,
  danger = false,
  act,
  done,
}: EffectDialogProps<T>) {
  const t = useTranslations('admin.common');
  const explain = useExplain();
  const router = useRouter();
  const [problem, setProblem] = useState<string>();
  const [pending, start] = useTransition();
  const close = () => {
    setProblem(undefined);
    onClose();
  };
  const go = () =>
    start(async () => {
      const answer = await answerOf(act());
      const waits = !answer.ok && answer.error?.code === 'needs_approval';
      if (!answer.ok && !waits) return setProblem(explain(answer.error));
      toast(answer.ok ? done(answer.data) : t('sentForApproval'));
      close();
      router.refresh();
    });
  return (
    <Dialog open={open} onClose={close} title={title} closeLabel={t('close')}>
      <div className="grid gap-4 pt-1">
        <div className="grid gap-1.5 text-sm text-pretty">{effect}</div>
        {problem && (
          <p role="alert" className="text-sm text-danger-text">
            {problem}
          </p>
        )}
        <div className="flex flex-wrap justify-end gap-2">
          <Button onClick={close}>{t('cancel')}</Button>
          <Button variant={danger ? 'danger' : 'primary'} busy={pending} onClick={go}>
            {doLabel}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
