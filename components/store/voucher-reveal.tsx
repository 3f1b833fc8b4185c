'use client';
import { LockKeyhole } from 'lucide-react';
import { useState } from 'react';
import { Spinner } from '#components/ui/spinner.tsx';
import { useAwake } from '#components/ui/use-awake.ts';
import type { Words as AreaWords } from '#i18n/areas.ts';
import type { Messages } from '#i18n/messages.ts';
import type { Result } from '#lib/result.ts';
import type { Revealed } from '#modules/vouchers/schema.ts';
import { revealLinkedVoucher, revealMyVoucher } from '#server/actions/vouchers.ts';
import { VoucherCode } from './voucher-code.tsx';

type Words = Messages['voucher'];
type RevealProps = {
  /** Whose door opens it: the member's own voucher, or the holder of its link. */
  voucher: { voucherId: string } | { ref: string };
  lastFour: string | null;
  brandName: string;
  words: Words;
  till?: AreaWords<'voucher'>['till'] | undefined;
};

/** Closed until tapped, then turned over like a card. Nothing is kept: leaving the page closes it. */
export function VoucherReveal({ voucher, lastFour, brandName, words, till }: RevealProps) {
  const [revealed, setRevealed] = useState<Revealed | null>(null);
  const [busy, setBusy] = useState(false);
  const awake = useAwake();
  const [refusal, setRefusal] = useState<string | null>(null);
  const reveal = async () => {
    setBusy(true);
    const answer = await openVoucher(voucher).catch(() => null);
    setBusy(false);
    if (answer?.ok) return setRevealed(answer.data);
    setRefusal(sentence(answer?.error.code, words));
  };
  if (revealed) return <VoucherCode revealed={revealed} brandName={brandName} words={words} till={till} />;
  return (
    <div>
      <button
        type="button"
        onClick={reveal}
        disabled={busy || !awake}
        aria-busy={busy}
        className="grid min-h-44 w-full content-center justify-items-center gap-2 rounded-lg border border-dashed border-accent-border bg-accent-tint p-6 text-accent-text transition-colors hover:border-accent"
      >
        {busy ? <Spinner size={24} /> : <LockKeyhole size={24} aria-hidden="true" />}
        <span className="text-base font-semibold">{busy ? words.revealing : words.reveal}</span>
        {lastFour && (
          <span className="text-sm text-muted">
            {words.ending} <bdi className="tabular font-mono">{lastFour}</bdi>
          </span>
        )}
      </button>
      <p className="mt-2 text-center text-xs text-muted">{words.revealHint}</p>
      {refusal && (
        <p role="alert" className="mt-3 rounded-base bg-warning-tint px-4 py-3 text-sm text-warning-text">
          {refusal}
        </p>
      )}
    </div>
  );
}

function openVoucher(voucher: RevealProps['voucher']): Promise<Result<Revealed>> {
  return 'ref' in voucher ? revealLinkedVoucher(voucher) : revealMyVoucher(voucher);
}

function sentence(code: string | undefined, words: Words): string {
  if (code === 'not_available' || code === 'not_found') return words.gone;
  return code === 'rate_limited' ? words.slow : words.failed;
}
