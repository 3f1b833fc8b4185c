'use client';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useSpeech } from '#components/store/speech.tsx';
import { Button } from '#components/ui/button.tsx';
import type { WareFacets, WareFilter } from '#modules/catalog/schema.ts';
import { listAll } from '#server/actions/catalog.ts';
import { EffectDialog } from './effect-dialog.tsx';
import { ListingRun } from './listing-run.tsx';

type ListEverythingProps = {
  filter: WareFilter;
  /** Whether it leaves anything out. */
  filtered: boolean;
  facets: Pick<WareFacets, 'listed'>;
};

/** Lists or hides everything that the filter finds; the work goes on by itself, whoever looks. */
export function ListEverything({ filter, filtered, facets }: ListEverythingProps) {
  const t = useTranslations('wares.list');
  const { format } = useSpeech();
  const [asked, setAsked] = useState<boolean>();
  const [run, setRun] = useState<{ runId: string; total: number; visible: boolean }>();
  const only = filter.listed;
  const count = (code: string) =>
    !only || only === code ? (facets.listed.find((each) => each.code === code)?.count ?? 0) : 0;
  const [news, shown] = [count('no'), count('shown')];
  const out = news + count('hidden');
  const total = asked === false ? shown : out;
  const n = format.number(total);
  return (
    <div className="flex flex-wrap items-center gap-2">
      {run ? (
        <ListingRun {...run} onEnd={() => setRun(undefined)} />
      ) : (
        <>
          {out > 0 && (
            <Button size="sm" onClick={() => setAsked(true)}>
              {t('all', { count: out, n: format.number(out) })}
            </Button>
          )}
          {shown > 0 && filtered && (
            <Button size="sm" variant="quiet" onClick={() => setAsked(false)}>
              {t('hideAll', { count: shown, n: format.number(shown) })}
            </Button>
          )}
        </>
      )}
      {asked !== undefined && (
        <EffectDialog
          open
          onClose={() => setAsked(undefined)}
          title={asked ? t('all', { count: total, n }) : t('hideAll', { count: total, n })}
          effect={
            <p>
              {asked
                ? t('effect', { count: total, n, news: format.number(news) })
                : t('hideEffect', { count: total, n })}
            </p>
          }
          doLabel={asked ? t('do', { n }) : t('hideDo', { n })}
          act={async () => {
            const listed = only ?? (asked ? 'out' : 'shown');
            const answer = await listAll({ filter: { ...filter, listed }, visible: asked });
            if (answer.ok) setRun({ ...answer.data, visible: asked });
            return answer;
          }}
          done={() => t('started')}
        />
      )}
    </div>
  );
}
