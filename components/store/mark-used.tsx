'use client';
import { Check, RotateCcw } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTransition } from 'react';
import { Button } from '#components/ui/button.tsx';
import { toast } from '#components/ui/toast.tsx';
import { markUsed } from '#server/actions/vouchers.ts';
import { refusedSentence } from './refused.ts';
import { useSpeech } from './speech.tsx';

type MarkUsedProps = { voucherId: string; used: boolean; words: { used: string; unused: string } };

/** Folds a voucher away, or takes it back. */
export function MarkUsed({ voucherId, used, words }: MarkUsedProps) {
  const router = useRouter();
  const { common } = useSpeech();
  const [busy, start] = useTransition();
  const toggle = () =>
    start(async () => {
      const answer = await markUsed({ voucherId, used: !used }).catch(() => null);
      if (!answer?.ok) return toast(refusedSentence(answer?.error, common.refused));
      router.refresh();
    });
  const Icon = used ? RotateCcw : Check;
  return (
    <Button size="lg" block onClick={toggle} busy={busy}>
      {!busy && <Icon size={18} aria-hidden="true" />}
      {used ? words.unused : words.used}
    </Button>
  );
}
