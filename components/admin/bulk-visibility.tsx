'use client';
import dynamic from 'next/dynamic';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { type ReactNode, useState, useTransition } from 'react';
import { useSpeech } from '#components/store/speech.tsx';
import { Button } from '#components/ui/button.tsx';
import { toast } from '#components/ui/toast.tsx';
import { offerProducts } from '#server/actions/catalog.ts';
import { answerOf, useExplain } from './explain.ts';
import { type Selected, Selection } from './selection.tsx';
import type { AudienceChoices } from './wares/audience-dialog.tsx';

const AudienceDialog = dynamic(() => import('./wares/audience-dialog.tsx').then((m) => m.AudienceDialog));

type BulkVisibilityProps = {
  /** The listing of each product that has one. */
  listings: Readonly<Record<string, string>>;
  choices: AudienceChoices;
  children: ReactNode;
};

/** Shows or hides every selected reward, or keeps it for some; the buttons say how many would change. */
export function BulkVisibility({ listings, choices, children }: BulkVisibilityProps) {
  const t = useTranslations('admin.catalogue');
  const w = useTranslations('wares.audience');
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
  const [limiting, setLimiting] = useState<string[]>();
  const bar = (selected: Selected) => {
    const listed = selected.flatMap(({ id }) => listings[id] || []);
    return [
      ...turns(selected),
      <Button
        key="audience"
        size="sm"
        disabled={listed.length === 0 || pending}
        onClick={() => setLimiting(listed)}
      >
        {w('bulk')}
      </Button>,
    ];
  };
  const turns = (selected: Selected) =>
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
      {limiting && (
        <AudienceDialog
          listingIds={limiting}
          audience={{ countries: [], segmentIds: [] }}
          choices={choices}
          onClose={() => setLimiting(undefined)}
        />
      )}
    </Selection>
  );
}
