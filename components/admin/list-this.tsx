'use client';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useTransition } from 'react';
import { Button } from '#components/ui/button.tsx';
import { toast } from '#components/ui/toast.tsx';
import { offerProducts } from '#server/actions/catalog.ts';
import { answerOf, useExplain } from './explain.ts';

/** Lists one product that the store does not know yet. */
export function ListThis({ productId, name }: { productId: string; name: string }) {
  const t = useTranslations('wares.list');
  const explain = useExplain();
  const router = useRouter();
  const [pending, start] = useTransition();
  const list = () =>
    start(async () => {
      const answer = await answerOf(offerProducts({ productIds: [productId], visible: true }));
      if (!answer.ok) return toast(explain(answer.error));
      toast(t('listedOne', { name }));
      router.refresh();
    });
  return (
    <Button
      size="sm"
      busy={pending}
      onClick={list}
      aria-label={t('one', { name })}
      className="relative z-[1]"
    >
      {t('short')}
    </Button>
  );
}
