'use client';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Input } from '#components/ui/field.tsx';
import { toast } from '#components/ui/toast.tsx';
import type { OfferView } from '#modules/suppliers/schema.ts';
import { placeOffer } from '#server/actions/suppliers.ts';
import { answerOf, useExplain } from './explain.ts';

/** The number by which offers at one cost are asked in turn; kept when one leaves the field. */
export function OfferPriority({ offer }: { offer: Pick<OfferView, 'offerId' | 'name' | 'priority'> }) {
  const t = useTranslations('suppliers.offers');
  const explain = useExplain();
  const [known, setKnown] = useState(offer.priority);
  const [typed, setTyped] = useState(String(offer.priority));
  const keep = async () => {
    const priority = Number(typed);
    if (priority === known) return;
    const sound = Number.isInteger(priority) && priority >= 0 && priority <= 10_000 && typed.trim() !== '';
    if (!sound) return setTyped(String(known));
    const answer = await answerOf(placeOffer({ offerId: offer.offerId, priority }));
    if (!answer.ok) {
      setTyped(String(known));
      return toast(explain(answer.error));
    }
    setKnown(priority);
    toast(t('placed', { name: offer.name, n: priority }));
  };
  return (
    <Input
      height="sm"
      inputMode="numeric"
      aria-label={t('priorityOf', { name: offer.name })}
      className="tabular w-18 text-end"
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={() => void keep()}
      onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
    />
  );
}
