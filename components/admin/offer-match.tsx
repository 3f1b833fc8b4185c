'use client';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useRef, useState, useTransition } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Combobox, type ComboboxItem } from '#components/ui/combobox.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { toast } from '#components/ui/toast.tsx';
import type { OfferView } from '#modules/suppliers/schema.ts';
import { findListed, pairOffer } from '#server/actions/suppliers.ts';
import { answerOf, useExplain } from './explain.ts';

const PAUSE_MS = 200;

/** Says which listed product an offer delivers, or that it delivers none. */
export function OfferMatch({ offer }: { offer: OfferView }) {
  const t = useTranslations('suppliers.offers');
  const common = useTranslations('admin.common');
  const explain = useExplain();
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const [items, setItems] = useState<ComboboxItem[]>([]);
  const [chosen, setChosen] = useState<ComboboxItem | null>(null);
  const [problem, setProblem] = useState<string>();
  const [pending, start] = useTransition();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const search = (q: string) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(async () => {
      const answer = await answerOf(findListed({ q, currency: offer.currency }));
      if (!answer.ok) return;
      setItems(answer.data.items.map((p) => ({ value: p.productId, label: p.name, detail: p.country })));
    }, PAUSE_MS);
  };
  const show = () => {
    setOpen(true);
    setChosen(offer.productId ? { value: offer.productId, label: offer.productName ?? '' } : null);
    search(offer.brand || offer.name);
  };
  const pair = (productId: string | null) =>
    start(async () => {
      const answer = await answerOf(pairOffer({ offerId: offer.offerId, productId }));
      if (!answer.ok) return setProblem(explain(answer.error));
      toast(productId ? t('paired', { name: chosen?.label ?? '' }) : t('parted', { name: offer.name }));
      setOpen(false);
      router.refresh();
    });
  return (
    <>
      <Button
        size="sm"
        variant={offer.productName ? 'quiet' : 'secondary'}
        onClick={show}
        className="max-w-full"
        aria-label={t('matchOf', { name: offer.name })}
      >
        <span className="truncate">{offer.productName ?? t('match')}</span>
      </Button>
      <Dialog open={open} onClose={() => setOpen(false)} title={t('matchTitle')} closeLabel={common('close')}>
        <div className="grid gap-4 pt-1">
          <p className="text-sm text-pretty">{t('matchLead', { name: offer.name })}</p>
          <Combobox
            label={t('product')}
            items={items}
            value={chosen}
            onChange={setChosen}
            onQuery={search}
            emptyText={t('noneFound')}
            clearLabel={common('clear')}
          />
          {problem && (
            <p role="alert" className="text-sm text-danger-text">
              {problem}
            </p>
          )}
          <div className="flex flex-wrap justify-end gap-2">
            {offer.productId && (
              <Button busy={pending} onClick={() => pair(null)}>
                {t('part')}
              </Button>
            )}
            <Button
              variant="primary"
              busy={pending}
              disabled={!chosen || chosen.value === offer.productId}
              onClick={() => pair(chosen?.value ?? null)}
            >
              {t('pair')}
            </Button>
          </div>
        </div>
      </Dialog>
    </>
  );
}
