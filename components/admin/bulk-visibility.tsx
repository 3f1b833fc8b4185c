'use client';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { type ReactNode, useState, useTransition } from 'react';
import { useSpeech } from '#components/store/speech.tsx';
import { Button } from '#components/ui/button.tsx';
import { toast } from '#components/ui/toast.tsx';
import { offerProducts } from '#server/actions/catalog.ts';
import { answerOf, useExplain } from './explain.ts';
import { type Selected, Selection } from './selection.tsx';

/** Shows or hides every selected reward; the buttons say how many would change. */
export function BulkVisibility({ children }: { children: ReactNode }) {
  const t = useTranslations('admin.catalogue');
  const { format } = useSpeech();
  const explain = useExplain();
  const router = useRouter();
  const [pending, start] = useTransition();
  const [doing, setDoing] = useState<boolean>();
  const apply = (productIds: string[], visible: boolean) => {
    setDoing(visible);
    start(async () => {
      const answer = await answerOf(offerProducts({ productIds, visible }));
      if (!answer.ok) return toast(explain(answer.error));
      const count = { count: answer.data.changed, n: format.number(answer.data.changed) };
      toast(visible ? t('didShow', count) : t('didHide', count));
      router.refresh();
    });
  };
  const bar = (selected: Selected) =>
    [true, false].map((visible) => {
      const ids = selected.filter((each) => each.on !== visible).map((each) => each.id);
      const n = format.number(ids.length);
      return (
        <Button
          key={String(visible)}
          size="sm"
          disabled={ids.length === 0 || pending}
          busy={pending && doing === visible}
          onClick={() => apply(ids, visible)}
        >
          {visible ? t('show', { n }) : t('hide', { n })}
        </Button>
      );
    });
  return (
    <Selection
      bar={bar}
      label={(count) => t('selected', { count, n: format.number(count) })}
      clearLabel={t('clear')}
    >
      {children}
    </Selection>
  );
}
