'use client';
import { LockKeyhole } from 'lucide-react';
import { useState } from 'react';
import { VoucherCode } from '#components/store/voucher-code.tsx';
import { Button } from '#components/ui/button.tsx';
import type { Revealed } from '#modules/vouchers/schema.ts';
import { useFrame } from './frame.ts';

type Props = { voucherId: string; lastFour: string | null; brandName: string };

/** The code on a tap. It is kept nowhere: leaving the place closes it. */
export function Reveal({ voucherId, lastFour, brandName }: Props) {
  const { api, words, tell } = useFrame();
  const [revealed, setRevealed] = useState<Revealed | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const { voucher } = words;
  const reveal = async () => {
    setBusy(true);
    const answer = await api.post<Revealed>(`/vouchers/${voucherId}/reveal`);
    setBusy(false);
    if (!answer.ok) {
      const { code } = answer.error;
      return setRefusal(
        code === 'rate_limited' ? voucher.slow : code === 'not_available' ? voucher.gone : voucher.failed,
      );
    }
    tell('revealed');
    setRevealed(answer.data);
  };
  if (revealed) return <VoucherCode revealed={revealed} brandName={brandName} words={voucher} />;
  return (
    <div className="grid gap-3">
      <Button variant="primary" size="lg" block onClick={reveal} busy={busy}>
        {!busy && <LockKeyhole size={18} aria-hidden="true" />}
        {voucher.reveal}
        {lastFour && (
          <span className="font-normal">
            {voucher.ending} <bdi className="tabular font-mono">{lastFour}</bdi>
          </span>
        )}
      </Button>
      {refusal && (
        <p role="alert" className="rounded-base bg-warning-tint px-4 py-3 text-sm text-warning-text">
          {refusal}
        </p>
      )}
    </div>
  );
}
